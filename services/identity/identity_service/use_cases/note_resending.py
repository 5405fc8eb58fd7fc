"""An invitation goes out again."""

from datetime import datetime
from uuid import UUID

from chassis.transaction import Transaction
from identity_service.store.temporary_passwords import TemporaryPasswordStore


async def note_resending(
    tx: Transaction, *, account_id: UUID, resent_at: datetime
) -> None:
    """End the temporary password of the older mail.

    The new mail may have claimed its own already: that one stays valid.
    """
    await TemporaryPasswordStore(tx).void_issued_before(account_id, moment=resent_at)
