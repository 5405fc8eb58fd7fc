"""Tell several hits apart."""

from dataclasses import replace
from uuid import UUID

from chassis.transaction import Transaction
from contracts.api.nipr import LookupAnswer, Narrowing
from nipr_adapter.domain.call import CallId, LookupId
from nipr_adapter.domain.hit_list import narrowed
from nipr_adapter.domain.outcome import Outcome
from nipr_adapter.store.answers import AnswerStore
from nipr_adapter.store.calls import CallStore
from nipr_adapter.use_cases.read_lookup import read_lookup

# State and year are easily guessed, and a guess that fits shows somebody's data.
MOST_GUESSES = 5


async def narrow_lookup(
    tx: Transaction, *, lookup_id: UUID, narrowing: Narrowing
) -> LookupAnswer:
    """Pick the hit that the producer's details fit; too many misses go to a person."""
    calls, answers = CallStore(tx), AnswerStore(tx)
    call = await calls.lock(CallId(lookup_id))
    hits = await answers.hits(LookupId(lookup_id))
    if call.outcome is not Outcome.AMBIGUOUS or hits is None:
        return await read_lookup(tx, lookup_id=lookup_id)
    hit = narrowed(
        hits.all,
        resident_state=narrowing.resident_state,
        birth_year=narrowing.birth_year,
    )
    if hit is not None:
        await answers.choose(call.lookup_id, position=hits.all.index(hit))
        await calls.save(replace(call, outcome=Outcome.FOUND))
    else:
        await answers.count_wrong_guess(call.lookup_id)
        if hits.wrong_guesses + 1 >= MOST_GUESSES:
            await calls.save(replace(call, outcome=Outcome.REJECTED, reason="guesses"))
    return await read_lookup(tx, lookup_id=lookup_id)
