"""A letter is written: mail it."""

from uuid import UUID

from chassis.transaction import Transaction
from notifications_service.domain.messages import LETTERS
from notifications_service.domain.planned import Occasion
from notifications_service.store.messages import MessageStore


async def plan_letter(
    tx: Transaction, *, case_id: UUID, letter: str, letter_id: UUID
) -> None:
    """Have the letter mailed, once.

    Who was never written to has no account and knows of no case: of its withdrawal
    they hear nothing (REV-7). An invitation that still waits is not sent any more.
    """
    message, messages = LETTERS[letter], MessageStore(tx)
    if message.only_if_known and not await messages.may_have_come(case_id):
        return
    occasion = Occasion(case_id, None, str(letter_id), source_id=letter_id)
    await messages.add(message.kind, occasion=occasion)
