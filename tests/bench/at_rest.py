"""Memory and processor time of each process while nothing happens."""

import asyncio
import subprocess
import sys
from pathlib import Path

from stack.diagram import EVERYTHING, SERVICES
from stack.supervisor import Supervisor
from tests.bench.places import HOME
from tests.bench.processes import cpu_seconds, family
from tests.bench.report import Aim, Report, at_most

SETTLED_AFTER = 15.0
SECONDS = 30.0
MEGABYTES, PERCENT = 90, 0.2
# What every service imports, before a line of ours.
LIBRARIES = "asyncpg, fastapi, faststream.kafka, httpx, pydantic, structlog, uvicorn"


async def measure(report: Report) -> None:
    """Measure every process, services first."""
    pids = {name: state.pid for name, state in Supervisor(HOME).states().items()}
    await asyncio.sleep(SETTLED_AFTER)
    before = {name: cpu_seconds(pids[name]) for name in EVERYTHING}
    await asyncio.sleep(SECONDS)
    libraries = _libraries_alone()
    for name in (*SERVICES, *(part for part in EVERYTHING if part not in SERVICES)):
        share = (cpu_seconds(pids[name]) - before[name]) / SECONDS
        held = _megabytes(pids[name])
        is_ours = name in SERVICES
        report.tell(
            f"{name} at rest",
            f"{held:.0f} MB, {share:.1%} of a core",
            *(_aims(held, share) if is_ours else ()),
            limit=f"{libraries:.0f} MB (its libraries alone)"
            if is_ours
            else "not ours",
        )


def _aims(megabytes: float, share: float) -> tuple[Aim, Aim]:
    return (
        at_most(MEGABYTES, megabytes, unit="MB"),
        at_most(PERCENT, 100 * share, unit="%"),
    )


def _megabytes(pid: int) -> float:
    """What the process and its children hold, shared pages counted by share."""
    return sum(_proportional(one) for one in family(pid)) / 1024


def _proportional(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


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
