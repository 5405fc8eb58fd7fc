"""Memory and processor time of each process while nothing happens."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from stack.diagram import EVERYTHING, SERVICES
from stack.supervisor import Supervisor
from tests.bench.numbers import tell
from tests.bench.places import HOME

SETTLED_AFTER = 15.0
SECONDS = 30.0
AIM = "aim 90 MB, 0.2 %"
# What every service imports, before a line of ours.
LIBRARIES = "asyncpg, fastapi, faststream.kafka, httpx, pydantic, structlog, uvicorn"
TICKS = os.sysconf("SC_CLK_TCK")


async def measure() -> None:
    """Measure every process, services first."""
    pids = {name: state.pid for name, state in Supervisor(HOME).states().items()}
    await asyncio.sleep(SETTLED_AFTER)
    before = {name: _ticks(pids[name]) for name in EVERYTHING}
    await asyncio.sleep(SECONDS)
    libraries = _libraries_alone()
    for name in (*SERVICES, *(part for part in EVERYTHING if part not in SERVICES)):
        share = (_ticks(pids[name]) - before[name]) / TICKS / SECONDS
        tell(
            f"{name} at rest",
            f"{_megabytes(pids[name]):.0f} MB, {share:.1%} of a core",
            limit=f"{libraries:.0f} MB (its libraries alone); {AIM}"
            if name in SERVICES
            else "not ours",
        )


def _megabytes(pid: int) -> float:
    """What the process and its children hold, shared pages counted by share."""
    return sum(_proportional(one) for one in _family(pid)) / 1024


def _proportional(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _ticks(pid: int) -> int:
    total = 0
    for one in _family(pid):
        after_name = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        total += int(after_name[11]) + int(after_name[12])
    return total


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _libraries_alone() -> float:
    script = f"import {LIBRARIES}; print('there', flush=True); input()"
    with subprocess.Popen(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        held = _megabytes(process.pid)
        process.communicate("\n")
    return held
