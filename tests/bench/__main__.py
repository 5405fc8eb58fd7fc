"""Measures a system of its own, each number beside its limit: `make bench`."""

import argparse
import asyncio
import os
import sys
from collections.abc import Collection

from stack.bring_down import bring_down, remove
from stack.bring_up import bring_up
from stack.plainly import speak_plainly
from tests.bench import at_rest, hop, importing, queue, saving, sealing, starting
from tests.bench.places import HOME
from tests.bench.report import MISSED, Report

MEASUREMENTS = {
    "rest": at_rest.measure,
    "hop": hop.measure,
    "save": saving.measure,
    "import": importing.measure,
    "seal": sealing.measure,
}
EVERYTHING = ("start", "queue", *MEASUREMENTS)


def main() -> None:
    """Measure, and exit with a status that says whether every aim was met."""
    named = _parser().parse_args().what
    wanted = EVERYTHING if "all" in named else named
    report = Report()
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    sys.stdout.write(f"Others keep this machine {busy:.0%} busy.\n")
    remove(HOME)
    try:
        _measure(wanted, report)
    finally:
        bring_down(HOME)
    sys.stdout.write(f"{report.last_line}\n")
    sys.exit(report.status)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measure a system of its own, each number beside its limit.",
        epilog=f"Exits with 0 when every aim was met and with {MISSED} when one was "
        "missed; the last line lists which. Any other status: it was not measured. "
        'Under make it reads "Error 3", as make itself exits with 2.',
    )
    parser.add_argument(
        "what",
        nargs="*",
        choices=[*EVERYTHING, "all"],
        default="all",
        metavar="WHAT",
        help=f"any of {', '.join(EVERYTHING)}; without a word, all",
    )
    return parser


def _measure(wanted: Collection[str], report: Report) -> None:
    if "start" in wanted:
        starting.measure(report)
    if "queue" in wanted:
        bring_up(HOME, wanted=["postgres"])
        queue.measure(report)
    for name, measure in MEASUREMENTS.items():
        if name in wanted:
            bring_up(HOME)
            asyncio.run(measure(report))


if __name__ == "__main__":
    speak_plainly(main)
