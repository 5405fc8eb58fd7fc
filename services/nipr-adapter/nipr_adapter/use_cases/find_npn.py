"""Find whom a report is to be asked on."""

from chassis.transaction import Transaction
from nipr_adapter.domain.call import LookupId
from nipr_adapter.store.answers import AnswerStore


async def find_npn(tx: Transaction, lookup_id: LookupId) -> str | None:
    """Give the NPN that the look-up found; None when it found no single person."""
    hits = await AnswerStore(tx).hits(lookup_id)
    return hits.chosen.npn if hits and hits.chosen else None
