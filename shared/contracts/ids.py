"""Identifiers that sort by the time they were made."""

import secrets
import threading
import time
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0x2 << 62
_RANDOM_B = (1 << 62) - 1


class _Clock:
    """Milliseconds, and within each a counter of 74 bits that begins anywhere."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = (0, 0)

    def next(self) -> tuple[int, int]:
        """Give a pair that is greater than all before it, also if the clock goes back.

        RFC 9562, 6.2, method 2. The counter begins with its top bit clear, so it cannot
        run over within a millisecond.
        """
        with self._lock:
            milliseconds, counter = self._last
            now = time.time_ns() // 1_000_000
            if now > milliseconds:
                self._last = now, secrets.randbits(73)
            else:
                self._last = milliseconds, counter + 1 + secrets.randbits(32)
            return self._last


_CLOCK = _Clock()


def uuid7() -> UUID:
    """Give a new UUID version 7 (RFC 9562, 5.7), greater than all made here before.

    The standard library has one from Python 3.14 on only.
    """
    milliseconds, counter = _CLOCK.next()
    random_a = counter >> 62 << 64
    random_b = counter & _RANDOM_B
    return UUID(int=milliseconds << 80 | _VERSION_7 | random_a | _VARIANT | random_b)
