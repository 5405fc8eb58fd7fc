"""Ask for what only some mails hold."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from notifications_service.clients.desk import Desk
from notifications_service.domain.mail import Attachment
from notifications_service.domain.messages import BY_KIND, Extra
from notifications_service.domain.planned import PlannedMessage
from notifications_service.domain.words import (
    document_names,
    paragraphs,
    section_names,
)


@dataclass(frozen=True, slots=True)
class Material:
    """Facts for the words, a secret that is not kept, a file, the claim's number."""

    facts: Mapping[str, object] = field(default_factory=dict)
    temporary_password: str | None = field(default=None, repr=False)
    attachment: Attachment | None = None
    claim: int | None = None


async def gather_material(desk: Desk, *, message: PlannedMessage) -> Material:
    """Give what a message holds besides name and link; raises Unavailable.

    For a mail with a temporary password this has it made: the one before ends.
    """
    return await _GATHER[BY_KIND[message.kind].extra](desk, message)


async def _nothing(_desk: Desk, _message: PlannedMessage) -> Material:
    return Material()


async def _temporary_password(desk: Desk, message: PlannedMessage) -> Material:
    account_id = _known(message.occasion.account_id)
    claimed = await desk.accounts.claim_password(account_id, message_id=message.id)
    return Material(
        facts={
            "login_name": claimed.login_name,
            "domain": claimed.domain,
            "valid_minutes": claimed.valid_minutes,
        },
        temporary_password=claimed.temporary_password.get_secret_value(),
        claim=claimed.claim,
    )


async def _information_request(desk: Desk, message: PlannedMessage) -> Material:
    asked = await desk.cases.info_text(_known(message.occasion.source_id))
    return Material(
        facts={
            "paragraphs": paragraphs(asked.message),
            "sections": section_names(asked.reopened_tabs),
            "documents": document_names(asked.wanted_documents),
        }
    )


async def _dispute(desk: Desk, message: PlannedMessage) -> Material:
    told = await desk.cases.notice_text(_known(message.occasion.source_id))
    return Material(
        facts={"answer": paragraphs(told.answer), "last_day": told.last_day}
    )


async def _letter(desk: Desk, message: PlannedMessage) -> Material:
    letter_id = _known(message.occasion.source_id)
    words = await desk.letters.words(letter_id)
    content = await desk.letters.content(letter_id)
    return Material(
        facts={
            "letter_text": words.text,
            "letter_html": words.html,
            "letter_opening": words.opening,
        },
        attachment=Attachment(f"{BY_KIND[message.kind].subject}.pdf", content),
    )


async def _state_decision(desk: Desk, message: PlannedMessage) -> Material:
    decided = await desk.cases.state_decision(_known(message.occasion.source_id))
    return Material(
        facts={
            "state_name": decided.state_name,
            "reason": paragraphs(decided.reason),
        }
    )


def _known(wanted: UUID | None) -> UUID:
    if wanted is None:
        raise ValueError("a message does not name what it is about")
    return wanted


_GATHER: Mapping[Extra, Callable[[Desk, PlannedMessage], Awaitable[Material]]] = {
    Extra.NOTHING: _nothing,
    Extra.TEMPORARY_PASSWORD: _temporary_password,
    Extra.INFORMATION_REQUEST: _information_request,
    Extra.LETTER: _letter,
    Extra.DISPUTE: _dispute,
    Extra.STATE_DECISION: _state_decision,
}
