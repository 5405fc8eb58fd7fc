"""The HTTP server of a process: uvicorn, quieter at rest."""

import asyncio
import contextlib
import gc
import sys
from collections.abc import Iterator

import uvicorn
from fastapi import FastAPI

# uvicorn looks ten times a second whether to stop; at rest that is most of its work.
_LOOK_SECONDS = 0.5
# New objects after which the collector looks for rings among them; Python's is 700.
_OBJECTS_PER_SEARCH = 25_000
# Below the supervisor's kill time.
_GRACEFUL_SECONDS = 10
_FAULT = 3


def look_for_rings_rarely() -> None:
    """Have Python's collector of rings take little of the time of requests."""
    # What was loaded stays: the collector need not walk through it again.
    gc.collect()
    gc.freeze()
    # A request makes thousands of objects that die by themselves: looking for rings
    # among them so often took a fifth of the time of a save.
    gc.set_threshold(_OBJECTS_PER_SEARCH)


class Server(uvicorn.Server):
    """Serves an app until a signal comes or a part of the process calls `end`."""

    def __init__(
        self, app: FastAPI, *, host: str, port: int, trusted_proxies: str = ""
    ) -> None:
        """Prepare; nothing is opened.

        Only `trusted_proxies` (addresses or networks, by commas) are believed when they
        say in X-Forwarded-For whom they speak for; uvicorn alone believes neighbors.
        """
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                loop="uvloop",
                http="httptools",
                access_log=False,
                log_config=None,
                server_header=False,
                proxy_headers=bool(trusted_proxies),
                forwarded_allow_ips=trusted_proxies,
                timeout_graceful_shutdown=_GRACEFUL_SECONDS,
            )
        )
        self.has_failed = False

    def end(self) -> None:
        """Stop in good order because a part of the process cannot go on."""
        self.has_failed = True
        self.should_exit = True

    def run_to_the_end(self) -> None:
        """Serve, then exit: with 3 after a fault, with 0 when told to end."""
        self.run()
        if self.has_failed or not self.started:
            sys.exit(_FAULT)

    async def main_loop(self) -> None:
        """Wait until the end, keeping the Date header of answers current."""
        look_for_rings_rarely()
        while not await self.on_tick(0):  # noqa: ASYNC110 (a signal sets no event)
            await asyncio.sleep(_LOOK_SECONDS)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take signals as the wish to end, without dying of them afterwards."""
        with super().capture_signals():
            yield
            self._captured_signals.clear()
