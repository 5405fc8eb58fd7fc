"""Whether a cancellation is meant for the task that hears it."""

import asyncio

ANY_FAILURE = (Exception, asyncio.CancelledError)
"""What a part that must go on catches, unless it `is_ending`.

A library that cancels a task of its own and awaits it lets CancelledError out, as
aiokafka does when it closes; taken for our end, it would end a part without a word.
"""


def is_ending() -> bool:
    """Tell whether somebody wants the current task to end."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
