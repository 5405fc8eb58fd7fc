"""Blocking work beside the event loop, on a bounded number of threads."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Self, TypeVar

T = TypeVar("T")


class Threads:
    """The root of what owns a few threads; work beyond their number waits its turn."""

    def __init__(self, number: int, *, name: str) -> None:
        """Bound the work to `number` at once; threads start as they are needed."""
        self._new_pool = partial(ThreadPoolExecutor, number, thread_name_prefix=name)
        self._pool = self._new_pool()

    async def __aenter__(self) -> Self:
        """Begin, also anew after an end."""
        self._pool = self._new_pool()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let running work end in its own time; drop what still waits."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Do a piece of work and give its result, or raise what it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)
