"""Waking those who wait for committed work, in this process and in others."""

import asyncio
from contextlib import suppress


class Wake:
    """Tells every waiter of this process that something was committed."""

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        self._waiters: set[asyncio.Event] = set()

    def subscribe(self) -> asyncio.Event:
        """Give an event that is set after each commit; its owner clears it."""
        event = asyncio.Event()
        self._waiters.add(event)
        return event

    def unsubscribe(self, event: asyncio.Event) -> None:
        """Stop telling a waiter."""
        self._waiters.discard(event)

    @property
    def is_heard(self) -> bool:
        """Whether anybody in this process waits."""
        return bool(self._waiters)

    def call(self) -> None:
        """Tell all waiters."""
        for event in self._waiters:
            event.set()


async def wait(event: asyncio.Event, *, at_most: float) -> None:
    """Wait until the event is set or some seconds have passed, then clear it."""
    with suppress(TimeoutError):
        async with asyncio.timeout(at_most):
            await event.wait()
    event.clear()


async def sleep_or_stop(stop: asyncio.Event, seconds: float) -> None:
    """Wait some seconds, or until told to stop."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()


async def wake_on(stop: asyncio.Event, woken: asyncio.Event) -> None:
    """Set the event of a waiter when it is told to stop, so that it need not poll."""
    await stop.wait()
    woken.set()
