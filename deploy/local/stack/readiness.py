"""Waiting until a process does its work, or saying why it does not."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence

from stack import http, kafka, postgres, store
from stack.diagram import SERVICES
from stack.home import Home
from stack.supervisor import Supervisor
from stack.trouble import Trouble

PATIENCE = 180.0
PAUSE = 0.15
# The supervisor starts a program again that falls over; after so many it is dead.
LIVES = 4
FRAMES = ("at ", "File ", "raise ", "^", "...")
COMPLAINT = re.compile(r"error|exception|fatal|refuse", re.IGNORECASE)

Probe = Callable[[Home], Awaitable[bool]]


def answers(port: str, path: str) -> Probe:
    """Make a probe that asks an address for its health."""

    async def probe(home: Home) -> bool:
        return await http.answers_well(home.address(port), path)

    return probe


PROBES: Mapping[str, Probe] = {
    "postgres": postgres.is_ready,
    "kafka": kafka.is_ready,
    "store": store.is_ready,
    "mail": answers("mail", "/api/healthz"),
    "nipr": answers("nipr", "/control/health"),
} | {name: answers(name, "/health/ready") for name in SERVICES}


async def wait_until_ready(
    names: Sequence[str], *, home: Home, supervisor: Supervisor
) -> None:
    """Wait for all programs; the first that is dead or too slow ends the wait."""
    async with asyncio.TaskGroup() as waiting:
        for name in names:
            waiting.create_task(_wait(name, home=home, supervisor=supervisor))


async def wait_until_there(name: str, *, home: Home) -> None:
    """Wait for a part that something else keeps running."""
    deadline = time.monotonic() + PATIENCE
    while not await PROBES[name](home):
        if time.monotonic() > deadline:
            raise Trouble(f"{name} is not ready at {home.address(name)}.")
        await asyncio.sleep(PAUSE)


async def _wait(name: str, *, home: Home, supervisor: Supervisor) -> None:
    began = time.monotonic()
    lives: set[int] = set()
    while not await PROBES[name](home):
        state = supervisor.states()[name]
        lives.add(state.pid)
        is_dead = state.word == "FATAL" or len(lives) > LIVES
        if is_dead or time.monotonic() - began > PATIENCE:
            raise Trouble(obituary(name, home=home, is_dead=is_dead))
        await asyncio.sleep(PAUSE)


def obituary(name: str, *, home: Home, is_dead: bool) -> str:
    """Say in one sentence what became of a program, with its last words."""
    what = "does not stay up" if is_dead else f"is not ready after {PATIENCE:.0f} s"
    log = home.logs / f"{name}.log"
    words = last_words(log.read_text(errors="replace")) if log.exists() else "nothing"
    return f"{name} {what}; it last said: {words} (all of it: {log})"


def last_words(log: str) -> str:
    """Find the line of a log that tells most: its last complaint, or its last line."""
    lines = [line.strip() for line in log.splitlines()[-100:]]
    # Frames of a stack say where, not what.
    telling = [line for line in lines if line and not line.startswith(FRAMES)]
    complaints = [line for line in telling if COMPLAINT.search(line)]
    return (complaints or telling or ["nothing"])[-1][:300]
