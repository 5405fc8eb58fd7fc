"""End invitations that were not used in time."""

from case_service.domain.history import Deed, entry
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.invitees import InviteeStore
from chassis.transaction import Transaction
from contracts.case import InvitationExpired

BATCH = 50


async def expire_invitations(tx: Transaction) -> bool:
    """End a batch (REV-7); True when there may be more."""
    cases = CaseStore(tx)
    expired = await InviteeStore(tx).lock_expired(limit=BATCH)
    for case in expired:
        await cases.save(case.expire(), entry=entry(Deed.EXPIRED, by=SYSTEM))
    await tx.publish_all(
        [InvitationExpired(occurred_at=tx.now, case_id=case.id) for case in expired]
    )
    return len(expired) == BATCH
