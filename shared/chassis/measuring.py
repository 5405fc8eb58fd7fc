"""What waits in the database, told to dashboards also while Kafka is away."""

import asyncio

import structlog

from chassis import clock, metrics
from chassis.database import BROKEN, Database
from chassis.health import Health
from chassis.logging import where
from chassis.queries import named_sql
from chassis.wake import sleep_or_stop

log = structlog.get_logger(__name__)

_OUTBOX = named_sql(__package__, "outbox.sql")
_LETTERS = named_sql(__package__, "dead_letters.sql")

_EVERY_SECONDS = 10.0


async def measure(database: Database, *, health: Health, stop: asyncio.Event) -> None:
    """Measure outbox and dead letters every ten seconds until told to stop."""
    while not stop.is_set():
        try:
            await measure_once(database, health=health)
        except (*BROKEN, OSError) as error:
            log.warning("nothing measured", **where(error))
        await sleep_or_stop(stop, _EVERY_SECONDS)


async def measure_once(database: Database, *, health: Health) -> None:
    """Measure how much waits, and for how long."""
    service, now = database.service, clock.now()
    backlog = await database.pool.fetchrow(_OUTBOX["backlog"], now)
    rows, seconds = backlog if backlog else (0, 0.0)
    metrics.OUTBOX_ROWS.labels(service).set(rows)
    metrics.OUTBOX_OLDEST_SECONDS.labels(service).set(seconds)
    health.parts["outbox"] = f"{rows} waiting, the oldest for {seconds:.0f} s"
    open_now = await database.pool.fetch(_LETTERS["open_now"], service, now)
    waiting = {state: (letters, age) for state, letters, age in open_now}
    for state in ("dead", "parked"):
        letters, age = waiting.get(state, (0, 0.0))
        metrics.DEAD_LETTERS.labels(service, state).set(letters)
        metrics.DEAD_LETTERS_OLDEST_SECONDS.labels(service, state).set(age)
