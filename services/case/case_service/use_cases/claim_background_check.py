"""Take the next background check to work on."""

from dataclasses import dataclass

from case_service.clients.background_checks import Subject
from case_service.domain.case_file import NotIdentified
from case_service.domain.viewer import SYSTEM
from case_service.store.background import BackgroundStore, ClaimedCheck
from case_service.store.case_files import CaseFileStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class CheckToMake:
    """A claimed check and whom it is about."""

    claimed: ClaimedCheck
    subject: Subject


async def claim_background_check(tx: Transaction) -> CheckToMake | None:
    """Give the next check that is due, or None; unanswered, it comes back later."""
    tx.be_quiet()
    claimed = await BackgroundStore(tx).claim()
    if claimed is None:
        return None
    file = await CaseFileStore(tx).read(claimed.case_id, by=SYSTEM)
    if file.identity is None:
        raise NotIdentified
    subject = Subject(
        order_id=claimed.case_id,
        name=file.name,
        npn=file.identity.npn,
        birth_date=file.identity.birth_date,
    )
    return CheckToMake(claimed, subject)
