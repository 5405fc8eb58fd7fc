"""Let a reviewer see a document that shows the whole Social Security Number."""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.revealing import (
    Sensitive,
    check_claimed,
    checked_reason,
    value_of,
)
from case_service.domain.review import Act
from case_service.domain.typed import one_line, paragraphs
from case_service.domain.viewer import SYSTEM
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore
from chassis.transaction import Transaction


async def reveal_document(
    tx: Transaction, case_id: UUID, *, act: Act, title: str, reason: str
) -> None:
    """Write down who looks and why; without that line it is not given (NEW-12)."""
    cases = CaseStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    check_claimed(case, reviewer=act.account_id)
    ssn = value_of(await CaseFileStore(tx).read(case.id, by=SYSTEM), Sensitive.SSN)
    why = checked_reason(paragraphs("reason", reason), value=ssn)
    told = entry(Deed.REVEALED, by=act.by, name=act.name, detail=one_line(title))
    await cases.write_history(case.id, told, note=why)
