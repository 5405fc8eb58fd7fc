"""Show a reviewer a masked value whole."""

from case_service.domain.history import Deed, entry
from case_service.domain.revealing import (
    WORDS,
    Sensitive,
    check_claimed,
    checked_reason,
    read_sensitive,
    value_of,
)
from case_service.domain.review import Act
from case_service.domain.typed import paragraphs
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore, Ref
from chassis.transaction import Transaction


async def reveal_value(
    tx: Transaction, ref: Ref, *, act: Act, field: str, reason: str
) -> tuple[Sensitive, str]:
    """Give the value; who looked, when, at what and why stands in the history (NEW-12).

    The line is written in the transaction of the read: without it nothing is shown.
    """
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=act.by)
    check_claimed(case, reviewer=act.account_id)
    wanted = read_sensitive(field)
    value = value_of(await CaseFileStore(tx).read(case.id, by=act.by), wanted)
    why = checked_reason(paragraphs("reason", reason), value=value)
    told = entry(Deed.REVEALED, by=act.by, name=act.name, detail=WORDS[wanted])
    await cases.write_history(case.id, told, note=why)
    return wanted, value
