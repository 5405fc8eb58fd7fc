"""Processes of the running system, killed without a warning."""

import os
import signal
import time

from stack.home import Home
from stack.supervisor import Supervisor

_PAUSE_SECONDS = 0.1


class NotBack(AssertionError):
    """What was killed did not come back in time."""


class Supervised:
    """Finds the processes of a running system and kills them; the supervisor helps."""

    def __init__(self, home: Home) -> None:
        """Reach the supervisor."""
        self._supervisor = Supervisor(home)

    def pids(self) -> dict[str, int]:
        """Tell which process each part is now."""
        return {name: s.pid for name, s in self._supervisor.states().items()}

    def kill(self, name: str) -> None:
        """End a part at once, as a failing machine does, and wait for its successor."""
        killed = self.pids()[name]
        os.kill(killed, signal.SIGKILL)
        ends_at = time.monotonic() + 60
        while self._is_away(name, killed):
            if time.monotonic() > ends_at:
                raise NotBack(name)
            time.sleep(_PAUSE_SECONDS)

    def _is_away(self, name: str, killed: int) -> bool:
        state = self._supervisor.states()[name]
        return state.word != "RUNNING" or state.pid == killed
