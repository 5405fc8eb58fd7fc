"""Record what the provider of background checks says."""

from uuid import UUID

from case_service.domain.background_check import Agency, Outcome
from case_service.domain.history import Deed, entry
from case_service.domain.policy import Policy
from case_service.domain.viewer import SYSTEM
from case_service.store.background import BackgroundStore
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore
from case_service.use_cases.steps.pass_case import pass_case
from chassis.transaction import Transaction


async def record_background_check(
    tx: Transaction,
    *,
    case_id: UUID,
    reference: str,
    outcome: Outcome,
    agency: Agency,
    policy: Policy,
) -> None:
    """Keep the provider's number and, once there, the outcome and whose it is."""
    cases, store = CaseStore(tx), BackgroundStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    await store.keep_reference(case_id, reference)
    if outcome is Outcome.PENDING:
        return
    if not await store.answer(case_id, outcome, agency=str(agency)):
        return
    await cases.write_history(
        case.id, entry(Deed.BACKGROUND_CHECKED, by=SYSTEM, detail=outcome)
    )
    if policy.may_pass:
        # It may have been the only thing that the case still waited for.
        await pass_case(tx, await CaseFileStore(tx).read(case_id, by=SYSTEM))
