"""What the person at the keyboard sees while things happen."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape

console = Console(highlight=False)
complaints = Console(stderr=True, highlight=False)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Show that something is under way, and how long it took when it is done."""
    began = time.monotonic()
    with console.status(f"{escape(what)} …"):
        yield
    console.print(f"  {escape(what):<48} {time.monotonic() - began:5.1f} s")


def say(line: str) -> None:
    """Print one line."""
    console.print(line)


def complain(line: str) -> None:
    """Print one line of bad news where scripts look for it."""
    complaints.print(line, style="bold red", markup=False, soft_wrap=True)
