"""Runs one part of the little service as a process that a test may kill.

`python -m tests.support.little_service relay|listen DATABASE KAFKA SERVICE TOPIC`
"""

import asyncio
import sys

from pydantic import SecretStr

from chassis.broker import Listening
from chassis.database import Database
from chassis.health import Health
from chassis.relay import Relay
from tests.support.little_service.service import LittleService


async def main(part: str, url: str, kafka: str, name: str, topic: str) -> None:
    """Run until killed."""
    async with Database(SecretStr(url), service=name) as database:
        service = LittleService(database, kafka, topic)
        health = Health(None)
        runner = (
            Relay(database, kafka=kafka, health=health)
            if part == "relay"
            else Listening(database, service.subscriptions, kafka=kafka, health=health)
        )
        await runner.run(asyncio.Event())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
