"""A broker of a test's own, which it may kill."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from stack import kafka
from stack.diagram import program
from stack.home import Home
from stack.ports import PORTS
from tests.support.free_port import free_port

_UP_SECONDS = 60.0


class OwnKafka:
    """One node with its own folder and ports."""

    def __init__(self, folder: Path) -> None:
        """Format the folder."""
        self._home = Home(folder, free_port(in_a_row=2) - PORTS["kafka"])
        self._process: asyncio.subprocess.Process | None = None
        kafka.make_log(self._home)

    @property
    def bootstrap(self) -> str:
        """Where it listens."""
        return kafka.bootstrap(self._home)

    async def start(self) -> None:
        """Start and wait until it answers."""
        with (self._home.path / "kafka.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *program("kafka", home=self._home).command, stdout=log, stderr=log
            )
        async with asyncio.timeout(_UP_SECONDS):
            while not await kafka.is_ready(self._home):  # noqa: ASYNC110 (a process)
                await asyncio.sleep(0.1)

    async def kill(self) -> None:
        """Let it die without a word."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()


@asynccontextmanager
async def own_kafka(folder: Path) -> AsyncIterator[OwnKafka]:
    """Run a broker until the test ends."""
    broker = OwnKafka(folder)
    try:
        await broker.start()
        yield broker
    finally:
        await broker.kill()
