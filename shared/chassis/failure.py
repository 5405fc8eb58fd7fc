"""What kind of trouble an exception is, and so what to do about it."""

from enum import Enum, auto

import asyncpg
from pydantic import ValidationError

from chassis.record import BadRecord
from chassis.refusal import NotFound, Refused


class Trouble(Enum):
    """Transient: try again without limit. Permanent: park. Unknown: five tries."""

    TRANSIENT = auto()
    PERMANENT = auto()
    UNKNOWN = auto()


class VersionGap(Exception):
    """An event of this entity is missing or out of order."""


_PERMANENT = (BadRecord, ValidationError, Refused, NotFound, asyncpg.DataError)
_TRANSIENT = (
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.OperatorInterventionError,
    asyncpg.TransactionRollbackError,
    asyncpg.LockNotAvailableError,
    # A migration changed a table under a prepared statement: once per connection.
    asyncpg.InvalidCachedStatementError,
    OSError,
    TimeoutError,
)


def trouble(error: Exception) -> Trouble:
    """Classify what a handler raised."""
    # DataError is also an InterfaceError where the client itself noticed it.
    if isinstance(error, _PERMANENT):
        return Trouble.PERMANENT
    if isinstance(error, _TRANSIENT):
        return Trouble.TRANSIENT
    return Trouble.UNKNOWN
