"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta


class MovedClock:
    """What a service takes for now: the moment it was made, plus what was added."""

    def __init__(self) -> None:
        self._now = datetime.now(UTC)  # noqa: TID251 (stands in for chassis)

    def now(self) -> datetime:
        """The time that the service sees."""
        return self._now

    def move(self, by: timedelta) -> datetime:
        """Let time pass, or go back."""
        self._now += by
        return self._now
