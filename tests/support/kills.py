"""Parts of the system killed at moments of a story that a seed chooses."""

import random
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from tests.support.supervised import Supervised

PRESSES = 30
"""Forms that are sent in a story, at least."""
_LONGEST_DELAY_SECONDS = 1.5


class Kills:
    """Kills each part once, some moments after a form was sent."""

    def __init__(
        self,
        system: Supervised,
        parts: Sequence[str],
        *,
        seed: int,
        afterwards: Mapping[str, Callable[[], object]],
    ) -> None:
        """Choose the moments; `afterwards` is done once a part is back."""
        chance = random.Random(f"{seed} {parts}")  # noqa: S311 (no secret)
        presses = chance.sample(range(2, PRESSES), len(parts))
        self.due = dict(zip(presses, parts, strict=True))
        self._delays = {
            part: chance.uniform(0, _LONGEST_DELAY_SECONDS) for part in parts
        }
        self._system = system
        self._afterwards = afterwards
        self._pressed = 0
        self._threads = ThreadPoolExecutor(len(parts))
        self._done: list[Future[None]] = []
        self._never = threading.Event()

    def pressed(self) -> None:
        """Hear that somebody sends a form."""
        self._pressed += 1
        if part := self.due.get(self._pressed):
            self._done.append(self._threads.submit(self._kill, part))

    def settle(self) -> None:
        """Wait until every part that was killed is back. Raises what went wrong."""
        self._threads.shutdown(wait=True)
        for done in self._done:
            done.result()

    def must_have_happened(self) -> None:
        """Raise AssertionError when the story was over before all were killed."""
        if len(self._done) < len(self.due):
            raise AssertionError(f"the story had {self._pressed} presses only")

    def _kill(self, part: str) -> None:
        self._never.wait(self._delays[part])
        self._system.kill(part)
        self._afterwards.get(part, lambda: None)()
