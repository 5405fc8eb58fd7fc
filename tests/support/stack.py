"""The local system that tests run against: their own, apart from a developer's.

Parts start when the first test asks for them and end with the last pytest process
that uses them, unless PRODUCERPRO_KEEP says to leave them running.
"""

import fcntl
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from stack.bring_down import bring_down
from stack.bring_up import bring_up
from stack.diagram import EVERYTHING
from stack.home import ROOT, Home

# Every checkout has its own ports, in steps that keep them clear of each other.
OFFSET = 1000 + zlib.crc32(str(ROOT).encode()) % 20 * 100
HOME = Home(
    ROOT / ".local" / "test",
    int(os.environ.get("PRODUCERPRO_TEST_PORT_OFFSET", OFFSET)),
)


def with_running(*parts: str) -> Home:
    """Start the named parts, or everything, unless they run."""
    bring_up(HOME, wanted=parts or EVERYTHING)
    return HOME


@contextmanager
def until_the_last_leaves() -> Iterator[None]:
    """Keep the parts while any pytest process uses them; the last one stops them."""
    HOME.path.mkdir(parents=True, exist_ok=True)
    with (HOME.path / ".in-use").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield
        if "PRODUCERPRO_KEEP" not in os.environ and _is_the_last(file):
            bring_down(HOME)


def nobody_else_uses_it() -> bool:
    """Tell whether no pytest process uses the parts right now."""
    HOME.path.mkdir(parents=True, exist_ok=True)
    with (HOME.path / ".in-use").open("w") as file:
        return _is_the_last(file)


def _is_the_last(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
