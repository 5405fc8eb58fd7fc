"""The process that keeps the others alive, and how we speak with it."""

import os
import signal
import time
import xmlrpc.client
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from supervisor.xmlrpc import SupervisorTransport

from stack.diagram import FILE, variables
from stack.home import Home
from stack.tool import run
from stack.trouble import Trouble

GONE_AFTER = 60.0
# The last argument of the supervisor's verbs: do not wait until it is done.
AT_ONCE = False
RUNNING = {"RUNNING", "STARTING"}
STOPPABLE = RUNNING | {"BACKOFF"}


@dataclass(frozen=True, slots=True)
class State:
    """What the supervisor says about one process."""

    name: str
    word: str
    pid: int
    seconds: float


class Supervisor:
    """The supervisor of one run."""

    def __init__(self, home: Home) -> None:
        self._home = home

    @property
    def is_up(self) -> bool:
        """Tell whether the supervisor of this run answers."""
        try:
            with self._server() as server:
                server.supervisor.getState()
        except (OSError, xmlrpc.client.Error):
            return False
        return True

    def start(self) -> None:
        """Start the supervisor itself; its programs wait to be started."""
        self._home.logs.mkdir(parents=True, exist_ok=True)
        values = variables(self._home)
        # Marks every process of this run, so that orphans can be told from strangers.
        marked = os.environ | values | {"PP_RUN": str(self._home.path)}
        run(
            [Path(values["PP_PYTHON"]).with_name("supervisord"), "-c", FILE],
            failure="The supervisor did not start",
            environment=marked,
        )
        deadline = time.monotonic() + 10
        while not self.is_up:
            if time.monotonic() > deadline:
                log = self._home.logs / "supervisord.log"
                raise Trouble(f"The supervisor does not answer: see {log}")
            time.sleep(0.05)

    def states(self) -> dict[str, State]:
        """Read the state of every process."""
        with self._server() as server:
            answers = cast(
                Sequence[dict[str, Any]], server.supervisor.getAllProcessInfo()
            )
        return {
            info["name"]: State(
                info["name"],
                word=info["statename"],
                pid=info["pid"],
                seconds=info["now"] - info["start"],
            )
            for info in answers
        }

    def start_programs(self, names: Sequence[str]) -> None:
        """Start programs without waiting for them."""
        with self._server() as server:
            for name in names:
                server.supervisor.startProcess(name, AT_ONCE)

    def stop_programs(self, names: Sequence[str]) -> None:
        """Stop programs at the same time and wait until they have ended."""
        states = self.states()
        going = [name for name in names if states[name].word in STOPPABLE]
        with self._server() as server:
            for name in going:
                server.supervisor.stopProcess(name, AT_ONCE)
        deadline = time.monotonic() + GONE_AFTER
        while any(self.states()[name].pid for name in going):
            if time.monotonic() > deadline:
                raise Trouble(f"These do not end: {', '.join(going)}.")
            time.sleep(0.1)

    def stop(self) -> None:
        """End the supervisor."""
        with self._server() as server:
            pid = cast(int, server.supervisor.getPID())
            server.supervisor.shutdown()
        _wait_for_end(pid)

    def _server(self) -> xmlrpc.client.ServerProxy:
        # A fresh one each time: after a failed call a connection stays broken.
        transport = SupervisorTransport(serverurl=f"unix://{self._home.socket}")
        return xmlrpc.client.ServerProxy("http://local", transport=transport)


def orphans(home: Home) -> list[int]:
    """Find processes of this run that outlived their supervisor."""
    mark = f"PP_RUN={home.path}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            marked = mark in (process / "environ").read_bytes().split(b"\0")
        except OSError:  # another user's process, or one that has just ended
            continue
        if marked:
            found.append(int(process.name))
    return found


def end_orphans(home: Home) -> None:
    """End processes of this run that outlived their supervisor."""
    for pid in orphans(home):
        _signal(pid, signal.SIGTERM)
    deadline = time.monotonic() + GONE_AFTER / 4
    while left := orphans(home):
        if time.monotonic() > deadline:
            for pid in left:
                _signal(pid, signal.SIGKILL)
            return
        time.sleep(0.1)


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _wait_for_end(pid: int) -> None:
    deadline = time.monotonic() + GONE_AFTER
    while Path(f"/proc/{pid}").exists():
        if time.monotonic() > deadline:
            raise Trouble(f"The supervisor (process {pid}) does not end.")
        time.sleep(0.05)
