"""What tests wait for and break in the little service."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.event import Event
from tests.support.kafka_topics import Topic
from tests.support.little_service.service import Deed, LittleService


def failing(error: Exception, *, times: int, only_for: UUID | None = None) -> Deed:
    """Give a deed that fails some times, then no more."""
    left = times

    async def fail(_: Transaction, event: Event) -> None:
        nonlocal left
        if left and only_for in (None, event.key):
            left -= 1
            raise error

    return fail


async def notes(service: LittleService, case: UUID, numbers: list[int]) -> bool:
    """Expect exactly these effects, in this order."""
    assert await service.noted(case) == numbers
    return True


async def has_rows(service: LittleService, table: str, number: int) -> bool:
    """Expect so many rows."""
    assert await service.rows(table) == number
    return True


async def has_sent_all(service: LittleService) -> bool:
    """Expect an empty outbox."""
    return await has_rows(service, "outbox", 0)


async def has_letters(service: LittleService, number: int) -> bool:
    """Expect so many dead letters."""
    assert len(await service.letters()) == number
    return True


async def has_read(service: LittleService, topic: Topic, records: int) -> bool:
    """Expect so many records to be committed."""
    committed = await topic.committed(service.database.service)
    assert sum(committed.values()) == records
    return True


async def states(service: LittleService) -> list[str]:
    """Give the states of the dead letters, oldest first."""
    return [letter["state"] for letter in await service.letters()]
