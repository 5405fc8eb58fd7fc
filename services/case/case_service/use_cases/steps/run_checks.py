"""Make the checks that a reviewer would make."""

from case_service.domain.case_file import CaseFile
from case_service.domain.checks import Checked, run
from case_service.domain.exceptions import Evidence
from case_service.domain.surroundings import Surroundings
from case_service.domain.tab import Tab
from case_service.store.background import BackgroundStore
from case_service.store.case_files import CaseFileStore
from case_service.use_cases.steps.list_missing import list_missing
from chassis.transaction import Transaction


async def run_checks(
    tx: Transaction, file: CaseFile, *, around: Surroundings
) -> tuple[Checked, ...]:
    """Give what each check finds in the case as it is now (PEER-3)."""
    check = await BackgroundStore(tx).check(file.case)
    page = file.saved(Tab.E_AND_O).values.get("declaration_page", "")
    return run(
        Evidence(
            file=file,
            around=around,
            has_declaration_page=await CaseFileStore(tx).has_file(file.case, page),
            background_check=check.outcome if check else None,
            needs_authorization=bool(check and check.needs_authorization),
            still_wanted=tuple(one.name for one in await list_missing(tx, file.case)),
        )
    )
