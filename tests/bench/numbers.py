"""Distributions of durations."""

import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

Result = TypeVar("Result")


@dataclass
class Times:
    """Durations in seconds."""

    seconds: list[float] = field(default_factory=list)
    took: float = 0.0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Take the time of what happens inside."""
        begun = time.perf_counter()
        yield
        self.seconds.append(time.perf_counter() - begun)

    async def of(self, work: Callable[[], Awaitable[Result]]) -> Result:
        """Do something and take its time."""
        with self.one():
            return await work()

    def percentile(self, share: float) -> float:
        """The duration in milliseconds that this share stays within."""
        ordered = sorted(self.seconds)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] * 1000

    @property
    def rate(self) -> float:
        """How many there were per second."""
        return len(self.seconds) / self.took

    def __str__(self) -> str:
        """Say the middle and the slow end."""
        return f"p50 {self.percentile(0.5):.1f} ms, p99 {self.percentile(0.99):.1f} ms"
