"""Tell what a look-up found."""

from uuid import UUID

from chassis.refusal import NotFound
from chassis.transaction import Transaction
from contracts.api.nipr import LookupAnswer, Match
from contracts.words import NiprOutcome
from nipr_adapter.domain.call import CallId, LookupId
from nipr_adapter.domain.hit_list import Hit
from nipr_adapter.store.answers import AnswerStore
from nipr_adapter.store.calls import CallStore


async def read_lookup(tx: Transaction, *, lookup_id: UUID) -> LookupAnswer:
    """Give the outcome and, when it is one person, who that is.

    NotFound while NIPR has not been asked.
    """
    call = await CallStore(tx).read(CallId(lookup_id))
    if call.outcome is None or call.asked_at is None:
        raise NotFound("NIPR has not been asked yet.")
    hits = await AnswerStore(tx).hits(LookupId(lookup_id))
    return LookupAnswer(
        lookup_id=lookup_id,
        outcome=NiprOutcome(call.outcome),
        match=_match(hits.chosen) if hits and hits.chosen else None,
        asked_at=call.asked_at,
    )


def _match(hit: Hit) -> Match:
    return Match(
        npn=hit.npn,
        name=hit.name,
        last_name=hit.last_name,
        resident_state=hit.resident_state,
        birth_date=hit.birth_date,
    )
