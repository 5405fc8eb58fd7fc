"""Say what was found about each requirement."""

from collections.abc import Iterable

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act
from case_service.domain.verdicts import Said, changed
from case_service.store.cases import CaseStore, Ref
from case_service.store.verdicts import VerdictStore
from chassis.transaction import Transaction


async def give_verdicts(
    tx: Transaction, ref: Ref, *, act: Act, said: Iterable[Said]
) -> Case:
    """Keep what is new among a reviewer's verdicts of this round (PEER-4)."""
    cases, store = CaseStore(tx), VerdictStore(tx)
    case = (await cases.lock(ref, by=act.by)).judge(
        by=act.account_id, version=act.version
    )
    given = await store.given(case)
    for verdict in changed(said, given, review_round=case.review_round):
        await store.add(case, verdict, act=act)
        told = f"{verdict.requirement.full_name}: {verdict.word}"
        await cases.write_history(
            case.id, entry(Deed.VERDICT_GIVEN, by=act.by, name=act.name, detail=told)
        )
    return case
