"""Identifiers that sort by the time they were made."""

import secrets
import time
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0x2 << 62


def uuid7() -> UUID:
    """Give a new UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, 74 random.

    The standard library has one from Python 3.14 on only.
    """
    milliseconds = time.time_ns() // 1_000_000
    random_a = secrets.randbits(12) << 64
    random_b = secrets.randbits(62)
    return UUID(int=milliseconds << 80 | _VERSION_7 | random_a | _VARIANT | random_b)
