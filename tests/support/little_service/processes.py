"""The little service's parts as processes of their own."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from stack.home import ROOT
from tests.support.little_service.service import LittleService


class Part:
    """A process that runs one part and can be killed and started again."""

    def __init__(self, part: str, service: LittleService) -> None:
        """Remember what to run."""
        self.process: asyncio.subprocess.Process | None = None
        self._arguments = (
            part,
            service.database.url.get_secret_value(),
            service.kafka,
            service.database.service,
            service.topic,
        )

    async def start(self) -> None:
        """Start it; it is at work a second later."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.support.little_service",
            *self._arguments,
            cwd=ROOT,
            stdout=asyncio.subprocess.DEVNULL,
        )

    async def end(self, by: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal and wait for the end."""
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(by)
            await self.process.wait()

    def pause(self) -> None:
        """Freeze it."""
        if self.process is not None:
            self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it run again."""
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)


@asynccontextmanager
async def processes(
    part: str, service: LittleService, *, count: int
) -> AsyncIterator[list[Part]]:
    """Run several processes of one part; all are gone at the end."""
    parts = [Part(part, service) for _ in range(count)]
    try:
        for each in parts:
            await each.start()
        yield parts
    finally:
        for each in parts:
            await each.end()
