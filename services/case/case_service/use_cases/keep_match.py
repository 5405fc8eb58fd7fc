"""Keep who NIPR says the producer is."""

from case_service.domain.case import Case
from case_service.domain.people import Identity
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.start import StartStore
from case_service.store.wishes import Wish, WishKind, WishStore
from chassis.transaction import Transaction


async def keep_match(
    tx: Transaction,
    wish: Wish,
    *,
    outcome: str,
    match: Identity | None,
    npn_digest: bytes | None,
) -> None:
    """Keep the match, sealed; without one, note why and let the producer go on.

    A wish that somebody else has fulfilled meanwhile changes nothing.
    """
    case = await CaseStore(tx).lock(wish.case_id, by=SYSTEM)
    if await WishStore(tx).fulfil(wish):
        await _keep(tx, case, wish, answer=(outcome, match), npn_digest=npn_digest)


async def _keep(
    tx: Transaction,
    case: Case,
    wish: Wish,
    *,
    answer: tuple[str, Identity | None],
    npn_digest: bytes | None,
) -> None:
    start = StartStore(tx)
    outcome, match = answer
    if match is not None:
        await start.put_match(case, wish.subject_id, match)
        in_use = await start.lookup_in_use(case)
        # A look-up that a newer one has replaced must not make the case findable.
        if npn_digest and in_use and in_use.lookup_id == wish.subject_id:
            await start.put_npn(case, digest=npn_digest)
    elif wish.kind is WishKind.NARROWING:
        await start.count_miss(wish.subject_id, outcome)
    else:
        await start.record_outcome(wish.subject_id, outcome)
