"""Waiting for what happens by event, without guessing how long it takes."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import TypeVar, overload

Result = TypeVar("Result")

WITHIN_SECONDS = 10.0
PAUSE_SECONDS = 0.02


class NeverHappened(AssertionError):
    """What was waited for did not become true in time."""

    def __init__(self, check: object, *, within: float, failure: object) -> None:
        name = getattr(check, "__qualname__", repr(check))
        super().__init__(f"{name} did not hold within {within} s; at last: {failure}")


@overload
async def eventually(
    check: Callable[..., Awaitable[Result]], *args: object, within: float = ...
) -> Result: ...


@overload
async def eventually(
    check: Callable[..., Result], *args: object, within: float = ...
) -> Result: ...


async def eventually(
    check: Callable[..., Awaitable[Result] | Result],
    *args: object,
    within: float = WITHIN_SECONDS,
) -> Result:
    """Call `check` until it raises no AssertionError and does not answer False or None.

    Gives what it answered. Raises NeverHappened, with the last failure, after `within`
    seconds.
    """
    loop = asyncio.get_running_loop()
    ends_at = loop.time() + within
    while True:
        failure: object
        try:
            answer = check(*args)
            result = await answer if inspect.isawaitable(answer) else answer
            if result is not None and result is not False:
                return result
            failure = f"it answered {result}"
        except AssertionError as error:
            failure = error
        if loop.time() > ends_at:
            cause = failure if isinstance(failure, AssertionError) else None
            raise NeverHappened(check, within=within, failure=failure) from cause
        await asyncio.sleep(PAUSE_SECONDS)
