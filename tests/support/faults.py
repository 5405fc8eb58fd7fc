"""Times at which a test lets something happen while other things go on."""

import asyncio
import random
from collections.abc import AsyncIterator


async def moments(*, within: float, pause: tuple[float, float]) -> AsyncIterator[int]:
    """Give moments, counted from 0, a random pause apart, for some seconds."""
    loop = asyncio.get_running_loop()
    ends_at = loop.time() + within
    count = 0
    while loop.time() < ends_at:
        await asyncio.sleep(random.uniform(*pause))  # noqa: S311 (a test)
        yield count
        count += 1
