"""From the commit in case to the effect in notifications, 50 times a second.

The bench stands in for the case service's relay, with its database and its outbox; the
rest of the case service answers as always. The listener is the running notifications
service, with the jobs that follow; nobody else listens, for all of them share the
processors of this machine. The limit is what a hop costs without us: one commit, one
way through the broker, one commit.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import UUID

import asyncpg
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from chassis.database import Database
from chassis.health import Health
from chassis.relay import Relay
from contracts.case import CaseSubmitted
from contracts.ids import uuid7
from stack.diagram import SERVICES
from stack.supervisor import Supervisor
from tests.bench.numbers import Times
from tests.bench.places import HOME, KAFKA, as_admin, as_service, case_api
from tests.bench.report import Report
from tests.support.eventually import eventually

A_SECOND = 50
COUNT = 1000
WARM_UP = 100
TOPIC = "bench.hop"
LISTENER = ("notifications",)
TELL_OF_EFFECTS = """
    create or replace function notifications.tell_of_effect() returns trigger
    language plpgsql as $$
    begin
        perform pg_notify('effects', new.event_id::text);
        return null;
    end $$;
    create or replace trigger tell_of_effect after insert on notifications.inbox
    for each row execute function notifications.tell_of_effect();
"""


async def measure(report: Report) -> None:
    """Measure the hop and its limit."""
    Supervisor(HOME).stop_programs([one for one in SERVICES if one not in LISTENER])
    with case_api():
        hops = await _hops()
    commit, broker = await _commits(), await _broker_hops()
    limit = 2 * commit.percentile(0.5) + broker.percentile(0.5)
    slowest = 2 * commit.percentile(0.99) + broker.percentile(0.99)
    report.tell(
        f"event hop at {A_SECOND}/s",
        str(hops),
        limit=f"p50 {limit:.1f} ms, p99 {slowest:.1f} ms (2 commits + broker)",
    )


async def _hops() -> Times:
    committed: dict[UUID, float] = {}
    effected: dict[UUID, float] = {}
    listener = await as_admin()
    await listener.execute(TELL_OF_EFFECTS)

    def note(*said: object) -> None:
        effected.setdefault(UUID(str(said[3])), time.perf_counter())

    await listener.add_listener("effects", note)
    async with _case_database() as database:

        async def submit() -> None:
            event = _an_event()
            async with database.transaction() as tx:
                await tx.publish(event)
            committed[event.event_id] = time.perf_counter()

        await _steadily(submit, count=WARM_UP + COUNT)
        await eventually(lambda: committed.keys() <= effected.keys(), within=60)
    await listener.close()
    measured = list(committed)[WARM_UP:]
    return Times([max(effected[id_] - committed[id_], 0) for id_ in measured])


@asynccontextmanager
async def _case_database() -> AsyncIterator[Database]:
    """The case service's database with a relay at work, as in the service itself."""
    stop = asyncio.Event()
    async with Database(as_service("cases"), service="case") as database:
        relay = Relay(database, kafka=KAFKA, health=Health(None))
        working = asyncio.create_task(relay.run(stop))
        yield database
        stop.set()
        database.said.call()
        await working


def _an_event() -> CaseSubmitted:
    now = datetime.now(UTC)  # noqa: TID251 (a measurement's own event)
    return CaseSubmitted(
        occurred_at=now, case_id=uuid7(), review_round=1, snapshot_hash="0f" * 32
    )


async def _steadily(work: Callable[[], Awaitable[None]], *, count: int) -> None:
    """Begin a piece of work at a fixed rate, whether or not the last has ended."""
    loop, begun = asyncio.get_running_loop(), time.monotonic()
    tasks = []
    for number in range(count):
        pause = begun + number / A_SECOND - time.monotonic()
        await asyncio.wait([loop.create_future()], timeout=max(pause, 0))
        tasks.append(asyncio.ensure_future(work()))
    await asyncio.gather(*tasks)


async def _commits() -> Times:
    times = Times()
    pool = await asyncpg.create_pool(as_service("cases").get_secret_value())

    async def commit() -> None:
        await times.of(
            lambda: pool.execute(
                "insert into stream_versions (aggregate_type, aggregate_id, version) "
                "values ('bench', $1, 1)",
                uuid7(),
            )
        )

    await _steadily(commit, count=COUNT // 2)
    await pool.close()
    return times


async def _make_topic() -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=KAFKA)
    await admin.start()
    await admin.create_topics([NewTopic(TOPIC, 1, 1)])
    await admin.close()


async def _broker_hops() -> Times:
    await _make_topic()
    sent: list[float] = []
    times = Times()
    consumer = AIOKafkaConsumer(TOPIC, bootstrap_servers=KAFKA, fetch_max_wait_ms=500)
    producer = AIOKafkaProducer(bootstrap_servers=KAFKA, enable_idempotence=True)
    await producer.start()
    await producer.send_and_wait(TOPIC, b"first")
    await consumer.start()
    # Only then is it settled what it hears first.
    await consumer.seek_to_end()

    async def hear() -> None:
        async for record in consumer:
            times.seconds.append(time.perf_counter() - sent[int(record.key or b"0")])
            if len(times.seconds) == COUNT // 2:
                return

    async def send() -> None:
        sent.append(time.perf_counter())
        await producer.send_and_wait(TOPIC, b"x" * 600, key=str(len(sent) - 1).encode())

    hearing = asyncio.create_task(asyncio.wait_for(hear(), timeout=60))
    await _steadily(send, count=COUNT // 2)
    await hearing
    await producer.stop()
    await consumer.stop()
    return times
