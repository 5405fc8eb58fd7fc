"""Measures a system of its own, each number beside its limit: `make bench`."""

import asyncio
import os
import sys

from stack.bring_down import bring_down, remove
from stack.bring_up import bring_up
from stack.plainly import speak_plainly
from tests.bench import at_rest, hop, importing, queue, saving, starting
from tests.bench.places import HOME

MEASUREMENTS = {
    "rest": at_rest.measure,
    "hop": hop.measure,
    "save": saving.measure,
    "import": importing.measure,
}


def main() -> None:
    """Measure everything, or the named: start, queue, rest, hop, save, import."""
    wanted = sys.argv[1:] or ["start", "queue", *MEASUREMENTS]
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    sys.stdout.write(f"Others keep this machine {busy:.0%} busy.\n")
    remove(HOME)
    try:
        if "start" in wanted:
            starting.measure()
        if "queue" in wanted:
            bring_up(HOME, wanted=["postgres"])
            queue.measure()
        for name, measure in MEASUREMENTS.items():
            if name in wanted:
                bring_up(HOME)
                asyncio.run(measure())
    finally:
        bring_down(HOME)


if __name__ == "__main__":
    speak_plainly(main)
