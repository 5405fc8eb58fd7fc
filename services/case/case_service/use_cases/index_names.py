"""Index the names of cases, so that they are found by them."""

from case_service.store.names import NameDigests, NameStore
from chassis.transaction import Transaction

BATCH = 100


async def index_names(tx: Transaction, *, digests: NameDigests) -> bool:
    """Index a batch; False when no more can be waiting (REV-1)."""
    tx.be_quiet()
    return await NameStore(tx, digests=digests).index_some(BATCH) == BATCH
