"""Waiting for what happens by event, without guessing how long it takes."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

WITHIN_SECONDS = 10.0
PAUSE_SECONDS = 0.02


class NeverHappened(AssertionError):
    """What was waited for did not become true in time; the cause is its last failure."""


async def eventually(
    check: Callable[Arguments, Awaitable[Result] | Result],
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> Result:
    """Call `check` until it raises no AssertionError and does not answer False or None.

    Gives what it answered. Raises NeverHappened after ten seconds.
    """
    loop = asyncio.get_running_loop()
    ends_at = loop.time() + WITHIN_SECONDS
    while True:
        failure: AssertionError | None = None
        try:
            answer = check(*args, **kwargs)
            result = await answer if inspect.isawaitable(answer) else answer
            if result is not None and result is not False:
                return result
        except AssertionError as error:
            failure = error
        if loop.time() > ends_at:
            raise NeverHappened(f"{check} did not hold") from failure
        await asyncio.sleep(PAUSE_SECONDS)
