"""An event's way: transaction, outbox, Kafka, inbox, effect."""

from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.messaging import (
    a_case_id,
    a_change,
    listening,
    publish,
    relaying,
    versions_of,
)


@covers("OPS-2", "OPS-5")
async def test_events_of_a_case_have_their_effect_once_and_in_order(
    database, kafka_bootstrap
):
    case_id = a_case_id()
    async with (
        relaying(database, kafka_bootstrap),
        listening(database, kafka_bootstrap),
    ):
        await publish(database, *(a_change(case_id, n) for n in range(1, 21)))

        async def all_are_there():
            assert await versions_of(database, case_id) == list(range(1, 21))
            return True

        await eventually(all_are_there)
        left = await database.pool.fetchval("select count(*) from outbox")
    assert left == 0


@covers("OPS-5")
async def test_a_rolled_back_transaction_says_nothing(database):
    case_id = a_case_id()
    before = await database.pool.fetchval("select count(*) from outbox")
    try:
        async with database.transaction() as tx:
            await tx.publish(a_change(case_id))
            raise LookupError
    except LookupError:
        after = await database.pool.fetchval("select count(*) from outbox")
    assert after == before
