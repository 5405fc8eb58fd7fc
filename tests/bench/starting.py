"""From `make up` on an installed, stopped system to ready."""

import time

from stack.bring_down import bring_down
from stack.bring_up import bring_up
from stack.diagram import PARTS
from tests.bench.places import HOME
from tests.bench.report import Report, at_most

LATEST = 25


def measure(report: Report) -> None:
    """Start everything a second time; the limit is starting only the parts."""
    bring_up(HOME)
    bring_down(HOME)
    parts = _seconds(*PARTS)
    bring_down(HOME)
    everything = _seconds()
    report.tell(
        "make up, second run, to ready",
        f"{everything:.1f} s",
        at_most(LATEST, everything, unit="s"),
        limit=f"{parts:.1f} s (the parts alone)",
    )


def _seconds(*wanted: str) -> float:
    begun = time.monotonic()
    if wanted:
        bring_up(HOME, wanted=wanted)
    else:
        bring_up(HOME)
    return time.monotonic() - begun
