"""Put somebody on the do-not-contract list."""

from case_service.domain.screening import Barred
from case_service.domain.staff import Operator
from case_service.store.screening import ScreeningStore
from chassis.transaction import Transaction


async def bar_producer(
    tx: Transaction, barred: Barred, *, digest: bytes, by: Operator
) -> bool:
    """Let nobody invite or approve them (PEER-2); False who is on the list already."""
    return await ScreeningStore(tx).bar(barred, digest=digest, by=by.login_name)
