"""What the notifications service does by itself: sending."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from chassis.database import Database
from chassis.ending import ANY_FAILURE, is_ending
from chassis.jobs import PooledJob, Work
from notifications_service.clients.desk import Desk
from notifications_service.domain.delivery import Delivery, Outcome
from notifications_service.domain.planned import PlannedMessage
from notifications_service.use_cases.claim_message import claim_message
from notifications_service.use_cases.deliver_message import deliver_message
from notifications_service.use_cases.record_delivery import record_delivery
from notifications_service.use_cases.renew_lease import renew_lease

# A third of the lease: two renewals may fail before anybody else takes over.
_RENEW_SECONDS = 10.0


def sending(
    database: Database, desk: Desk, *, senders: int, mails_a_second: float
) -> PooledJob:
    """Give the job that keeps up to so many dialogues with the mail server."""
    return PooledJob(
        "send messages",
        lambda: take_message(database, desk),
        at_once=senders,
        pause=1 / mails_a_second,
    )


async def take_message(database: Database, desk: Desk) -> Work | None:
    """Take up the next message that is due; gives how to send it."""
    async with database.transaction() as tx:
        message = await claim_message(tx)
    return partial(send, database, desk, message) if message else None


async def send(database: Database, desk: Desk, message: PlannedMessage) -> None:
    """Send a message and record what came of it."""
    try:
        async with _leased(database, message):
            delivery = await deliver_message(desk, message=message)
    except ANY_FAILURE as fault:
        if is_ending():
            raise
        # Without a record it would be tried every time that its lease ends, for ever.
        failed = Delivery(Outcome.FAULT, f"fault: {type(fault).__name__}")
        async with database.transaction() as tx:
            await record_delivery(tx, message=message, delivery=failed)
        raise
    async with database.transaction() as tx:
        await record_delivery(tx, message=message, delivery=delivery)


@asynccontextmanager
async def _leased(database: Database, message: PlannedMessage) -> AsyncIterator[None]:
    keeper = asyncio.create_task(_renew_forever(database, message))
    try:
        yield
    finally:
        keeper.cancel()
        # A lease that could not be renewed at worst brings a second copy of the mail.
        await asyncio.gather(keeper, return_exceptions=True)


async def _renew_forever(database: Database, message: PlannedMessage) -> None:
    while True:
        await asyncio.sleep(_RENEW_SECONDS)
        async with database.transaction() as tx:
            await renew_lease(tx, message=message)
