"""Read NIPR's report on a producer."""

from case_service.domain.viewer import Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import Ref
from case_service.store.proposals import Obtained, ProposalStore
from chassis.transaction import Transaction


async def read_report(tx: Transaction, ref: Ref, *, by: Viewer) -> Obtained:
    """Give the report as it was handed over (REV-2); NoReport before it came."""
    case = (await CaseFileStore(tx).read(ref, by=by)).case
    return await ProposalStore(tx).report(case)
