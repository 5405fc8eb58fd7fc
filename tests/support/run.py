"""Runs every tier of tests on a fresh system of their own: `make test`.

Closes with one line that adds them all up.
"""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from lxml import etree

from stack import machine
from stack.bring_down import bring_down, remove
from stack.bring_up import install
from stack.home import ROOT
from stack.parts import fetch_verapdf
from stack.plainly import speak_plainly
from stack.progress import say
from tests.support.stack import HOME, nobody_else_uses_it

PYTEST = (sys.executable, "-m", "pytest", "-q")
# Files that share nothing run side by side.
BY_FILE = ("--dist", "loadfile", "-n")
# The files of journeys say themselves which of them come first.
IN_ORDER = "--no-loadscope-reorder"
TIERS: dict[str, tuple[str, ...]] = {
    # A third of their time they wait, so two cores carry three at once.
    "store": (*PYTEST, *BY_FILE, "3", "tests/store"),
    "journeys": (*PYTEST, *BY_FILE, "2", IN_ORDER, "-m", "not alone", "tests/journeys"),
    "journeys with failing parts": (*PYTEST, "-m", "alone", "tests/journeys"),
    "code": ("make", "--no-print-directory", "check-code"),
    "unit": (*PYTEST, "-n", "2", "tests/unit", "tests/contracts"),
    "architecture": (*PYTEST, "tests/architecture"),
}
# It mostly waits until what it ended is back. Meanwhile what needs no server is run.
WAITING = "journeys with failing parts"
MEANWHILE = ("code", "unit", "architecture")


@dataclass(frozen=True, slots=True)
class Score:
    """How many tests passed and how many did not."""

    passed: int = 0
    failed: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Add two tiers up."""
        return Score(self.passed + other.passed, self.failed + other.failed)


def main() -> None:
    """Install what is missing, run every tier, and say how it went."""
    install()
    fetch_verapdf()
    machine.must_have("chromium-headless-shell")
    if nobody_else_uses_it():
        remove(HOME)
    try:
        alone = [name for name in TIERS if name not in (WAITING, *MEANWHILE)]
        score = sum(map(run_tier, alone), start=Score()) + run_meanwhile()
    finally:
        if nobody_else_uses_it():
            bring_down(HOME)
    say(f"{score.passed} passed, {score.failed} failed")
    sys.exit(score.failed > 0 or score.passed == 0)


def run_meanwhile() -> Score:
    """Run the tier that waits and those that fill its time; it is shown last."""
    with tempfile.TemporaryFile("w+") as shown, ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(run_tier, WAITING, shown)
        score = sum(map(run_tier, MEANWHILE), start=Score()) + waiting.result()
        shown.seek(0)
        sys.stdout.write(shown.read())
    return score


def run_tier(name: str, shown: IO[str] | None = None) -> Score:
    """Run one tier and count; a tier that breaks off counts as a failure."""
    print(f"\n{name}", file=shown, flush=True)
    command = TIERS[name]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        is_pytest = command[: len(PYTEST)] == PYTEST
        more = (f"--junit-xml={report}",) if is_pytest else ()
        # The parts stay up from one tier to the next.
        kept = os.environ | {"PRODUCERPRO_KEEP": "yes"}
        done = subprocess.run(  # noqa: S603 (ours)
            (*command, *more),
            cwd=ROOT,
            env=kept,
            stdout=shown,
            stderr=shown,
        )
        if not is_pytest:
            return Score(int(not done.returncode), int(bool(done.returncode)))
        score = read_report(report)
    broke_off = done.returncode != 0 and score.failed == 0
    return score + Score(failed=int(broke_off))


def read_report(report: Path) -> Score:
    """Count the tests of a JUnit report."""
    if not report.exists():
        return Score()
    passed = failed = 0
    for case in etree.parse(report).iter("testcase"):
        ended_badly = case.find("failure") is not None or case.find("error") is not None
        failed += ended_badly
        passed += not ended_badly and case.find("skipped") is None
    return Score(passed, failed)


if __name__ == "__main__":
    speak_plainly(main)
