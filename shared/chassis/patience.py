"""How long to wait after a failure, and when a role has waited long enough."""

import random
import time

_DOUBLINGS = 20


class NoBroker(Exception):
    """Kafka stayed away for longer than this role can do without it."""


class Patience:
    """Ends a role that is of no use without Kafka; with None it waits for ever."""

    def __init__(self, seconds: float | None) -> None:
        """Begin to wait."""
        self._seconds = seconds
        self._renewed_at = time.monotonic()

    def renew(self) -> None:
        """Note that Kafka is there."""
        self._renewed_at = time.monotonic()

    def check(self) -> None:
        """Raise NoBroker when Kafka has been away for too long."""
        away = time.monotonic() - self._renewed_at
        if self._seconds is not None and away > self._seconds:
            raise NoBroker(f"no Kafka for {away:.0f} s")


def back_off(failures: int, *, first: float, longest: float) -> float:
    """Give the pause after so many failures in a row: exponential, with full jitter.

    The jitter keeps instances from calling a broken dependency in step.
    """
    ceiling = min(longest, first * 2 ** min(failures - 1, _DOUBLINGS))
    return random.uniform(0.01, ceiling)  # noqa: S311 (no secret)
