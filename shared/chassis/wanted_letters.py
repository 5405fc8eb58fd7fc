"""Dead letters as an operator sees and names them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.database import Database
from chassis.queries import named_sql

_SQL = named_sql(__package__, "dead_letters.sql")


@dataclass(frozen=True, slots=True)
class Letter:
    """A dead letter without its content, which may be anybody's data."""

    id: int
    topic: str
    partition: int
    record_offset: int
    event_id: UUID | None
    parking_key: str
    type: str
    error_class: str
    error_text: str
    attempts: int
    first_failed_at: datetime
    last_failed_at: datetime
    code_version: str
    state: str
    settled_by: str | None
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which letters an operator means; None means any."""

    key: str | None = None
    type: str | None = None
    error: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    settled_too: bool = False


async def find_letters(database: Database, wanted: Wanted) -> list[Letter]:
    """Give the letters of a service that are meant, oldest first."""
    rows = await database.pool.fetch(
        _SQL["letters"],
        database.service,
        wanted.settled_too,
        wanted.key,
        wanted.type,
        wanted.error,
        wanted.since,
        wanted.until,
    )
    return [Letter(**row) for row in rows]
