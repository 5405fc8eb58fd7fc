"""Our services: their migrations, and which of them run code that has changed."""

import asyncio
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from stack.diagram import Program, program, variables
from stack.home import ROOT, Home
from stack.tool import run_beside

NOT_OURS = frozenset({"__pycache__", "third-party"})
MIGRATED = ("identity", "case", "documents", "notifications", "nipr-adapter")


def environment_of(service: Program, *, home: Home) -> dict[str, str]:
    """Give the environment in which a service or one of its commands runs."""
    return os.environ | variables(home) | dict(service.environment)


async def migrate(names: Sequence[str], *, home: Home) -> None:
    """Bring schemas up to date; two at a time, as migrations start slowly."""
    two = asyncio.Semaphore(2)

    async def one(name: str) -> None:
        async with two:
            await _migrate(program(name, home=home), home=home)

    async with asyncio.TaskGroup() as tasks:
        for name in names:
            tasks.create_task(one(name))


async def _migrate(service: Program, *, home: Home) -> None:
    mark = home.path / "migrated" / service.name
    folder = ROOT / "services" / service.name / service.package / "migrations"
    chassis = ROOT / "shared" / "chassis" / "migrations"
    state = _digest([*sorted(chassis.glob("*.sql")), *sorted(folder.glob("*.sql"))])
    if mark.exists() and mark.read_text() == state:
        return
    await run_beside(
        [service.command[0], "-m", service.package, "migrate"],
        failure=f"{service.name} could not migrate its schema",
        environment=environment_of(service, home=home),
    )
    mark.parent.mkdir(exist_ok=True)
    mark.write_text(state)


def changed_since_start(names: Sequence[str], *, home: Home) -> list[str]:
    """List the services whose code or settings changed since they were started."""
    return [name for name in names if _mark(home, name) != _state(home, name)]


def remember_start(names: Sequence[str], *, home: Home) -> None:
    """Note the code and settings with which services are being started."""
    for name in names:
        file = home.path / "started" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(_state(home, name))


def _mark(home: Home, name: str) -> str:
    file = home.path / "started" / name
    return file.read_text() if file.exists() else ""


def _state(home: Home, name: str) -> str:
    described = repr(program(name, home=home))
    stats = [f"{path} {path.stat().st_mtime_ns}" for path in sorted(_sources(name))]
    return hashlib.sha256("\n".join([described, *stats]).encode()).hexdigest()


def _sources(name: str) -> Iterator[Path]:
    simulator = ROOT / "deploy" / "simulators" / name
    service = ROOT / "services" / name
    for folder in (simulator, service, ROOT / "shared"):
        for path in folder.rglob("*"):
            if path.is_file() and not NOT_OURS.intersection(path.parts):
                yield path


def _digest(files: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
