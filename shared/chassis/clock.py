"""The only place that reads the clock; everybody else is told the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """Give this moment, aware and in UTC."""
    return datetime.now(UTC)
