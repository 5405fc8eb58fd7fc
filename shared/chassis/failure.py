"""What kind of trouble an exception is, and so what to do about it."""

from enum import Enum, auto

import asyncpg
from pydantic import ValidationError

from chassis.logging import where
from chassis.record import BadRecord
from chassis.refusal import NotFound, Refused

_LONGEST_ACCOUNT = 500


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
    # A connection that broke between two answers.
    asyncpg.InternalClientError,
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


def account(error: Exception) -> str:
    """Say what happened without any value of the event: names, codes and places."""
    text = f"{_reason(error)} at {where(error)['at']}".replace("\0", "?")
    return text[:_LONGEST_ACCOUNT]


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        faults = error.errors(include_input=False, include_url=False)
        names = (".".join(map(str, fault["loc"])) for fault in faults)
        return f"missing or wrong: {', '.join(names)}"
    if isinstance(error, BadRecord | VersionGap):
        return str(error)
    return error.code if isinstance(error, Refused) else type(error).__qualname__
