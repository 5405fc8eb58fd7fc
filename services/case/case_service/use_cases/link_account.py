"""Link the producer's account to its case."""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from chassis.transaction import Transaction


async def link_account(tx: Transaction, *, case_id: UUID, account_id: UUID) -> None:
    """Let the account's owner see the case."""
    cases = CaseStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    await cases.save(
        case.with_producer(account_id), entry=entry(Deed.ACCOUNT_LINKED, by=SYSTEM)
    )
