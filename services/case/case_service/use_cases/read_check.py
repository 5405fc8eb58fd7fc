"""Read a case as its producer checks it before Submit."""

from dataclasses import dataclass, replace

from case_service.domain.policy import Policy
from case_service.domain.status import Status
from case_service.domain.viewer import Viewer
from case_service.domain.wanted import Missing
from case_service.store.background import BackgroundConsent, BackgroundStore
from case_service.store.cases import Ref
from case_service.use_cases.read_case import WholeCase, read_case
from case_service.use_cases.steps.apply_policy import apply_policy
from case_service.use_cases.steps.list_missing import list_missing
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """The whole case, and the documents that a reviewer still waits for."""

    whole: WholeCase
    missing: tuple[Missing, ...]
    background: BackgroundConsent


async def read_check(
    tx: Transaction, ref: Ref, *, by: Viewer, policy: Policy
) -> CheckedCase:
    """Give everything; what was asked for and not sent warns and blocks nothing."""
    whole = await read_case(tx, ref, by=by)
    file = await apply_policy(tx, whole.file, policy=policy)
    is_asked = file.case.status is Status.INFORMATION_REQUESTED
    return CheckedCase(
        replace(whole, file=file),
        missing=await list_missing(tx, file.case) if is_asked else (),
        background=await BackgroundStore(tx).consent(file),
    )
