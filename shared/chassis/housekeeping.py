"""Forgetting what nobody can ask for any more."""

from datetime import timedelta

from chassis.database import Database
from chassis.jobs import Job
from chassis.queries import named_sql

_INBOX = named_sql(__package__, "inbox.sql")
_IDEMPOTENCY = named_sql(__package__, "idempotency.sql")

_EVERY_SECONDS = 3600.0
_BATCH = 1000
# Longer than any redelivery can take; positions go on recognizing older repeats.
_INBOX_KEPT = timedelta(days=30)
# A form that lay open longer than a session is not sent again with its key.
_ANSWERS_KEPT = timedelta(days=7)


def housekeeping(database: Database) -> Job:
    """Give the job that every service has."""
    return Job(
        "forget what is long over",
        lambda: forget(database),
        every=_EVERY_SECONDS,
        woken=False,
    )


async def forget(database: Database) -> bool:
    """Delete a batch of old rows; True when there may be more."""
    async with database.transaction() as tx:
        inbox = await tx.fetch(
            _INBOX["purge"], database.service, tx.now - _INBOX_KEPT, _BATCH
        )
        answers = await tx.fetch(_IDEMPOTENCY["purge"], tx.now - _ANSWERS_KEPT, _BATCH)
    return _BATCH in (len(inbox), len(answers))
