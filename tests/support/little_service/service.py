"""What the little service says, hears and does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import ClassVar, Literal
from uuid import UUID

import asyncpg

from chassis import clock
from chassis.database import Database
from chassis.subscriptions import Subscriptions
from chassis.transaction import Transaction
from contracts.event import Event
from contracts.ids import uuid7

Deed = Callable[[Transaction, Event], Awaitable[None]]

_LETTERS = "select * from dead_letters where consumer = $1 order by id"
_NOTE = "insert into effects (event_id, case_id, number) values ($1, $2, $3)"
_NOTED = "select number from effects where case_id = $1 order by id"


class Counted(Event):
    """Somebody counted one further for a case."""

    topic: ClassVar[str] = "onboarding.little.events.v1"

    type: Literal["hcsc.onboarding.Counted.v1"] = "hcsc.onboarding.Counted.v1"
    case_id: UUID
    number: int


@dataclass
class LittleService:
    """Counts by event; `deed` is done besides noting, and may fail."""

    database: Database
    kafka: str
    topic: str
    deed: Deed | None = None
    heard: list[int] = field(default_factory=list)

    @property
    def event_class(self) -> type[Counted]:
        """Give the event class of this service's own topic."""
        return type("Counted", (Counted,), {"topic": self.topic})

    @property
    def subscriptions(self) -> Subscriptions:
        """Give what the service hears: itself."""
        return {self.topic: {self.event_class: self.on_counted}}

    async def on_counted(self, tx: Transaction, event: Counted) -> None:
        """Note a number."""
        self.heard.append(event.number)
        await tx.execute(_NOTE, event.event_id, event.case_id, event.number)
        if self.deed is not None:
            await self.deed(tx, event)

    def counted(self, case_id: UUID, number: int) -> Counted:
        """Make an event."""
        return self.event_class(occurred_at=clock.now(), case_id=case_id, number=number)

    async def count(self, case_id: UUID, *numbers: int) -> list[Counted]:
        """Announce numbers, each in a transaction of its own."""
        events = [self.counted(case_id, number) for number in numbers]
        for event in events:
            async with self.database.transaction() as tx:
                await tx.publish(event)
        return events

    async def noted(self, case_id: UUID) -> list[int]:
        """Give the numbers whose effects were committed, in that order."""
        rows = await self.database.pool.fetch(_NOTED, case_id)
        return [row["number"] for row in rows]

    async def letters(self) -> list[asyncpg.Record]:
        """Give the dead letters of this service, oldest first."""
        return await self.database.pool.fetch(_LETTERS, self.database.service)

    async def rows(self, table: str) -> int:
        """Count the rows of one of the chassis' tables."""
        count: int = await self.database.pool.fetchval(
            f"select count(*) from {table}"  # noqa: S608 (a name in a test)
        )
        return count


def a_case() -> UUID:
    """Give the id of a new case."""
    return uuid7()
