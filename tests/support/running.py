"""Parts of a service that a test starts and stops."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chassis.broker import Listening
from chassis.health import Health
from chassis.relay import Relay
from tests.support.little_service.service import LittleService


@asynccontextmanager
async def relaying(service: LittleService) -> AsyncIterator[Health]:
    """Run the service's relay."""
    health = Health(None)
    relay = Relay(service.database, kafka=service.kafka, health=health)
    async with _running(relay):
        yield health


@asynccontextmanager
async def listening(
    service: LittleService, *, stuck_seconds: float = 60.0
) -> AsyncIterator[Health]:
    """Run the service's consumer."""
    health = Health(None)
    part = Listening(
        service.database,
        service.subscriptions,
        kafka=service.kafka,
        health=health,
        stuck_seconds=stuck_seconds,
    )
    async with _running(part):
        yield health


@asynccontextmanager
async def _running(part: Relay | Listening) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(part.run(stop))
    try:
        yield
    finally:
        stop.set()
        async with asyncio.timeout(20):
            await task
