"""Waiting for what happens by event."""

import time
from collections.abc import Callable

from story.browser import Browser

PATIENCE = 120.0
"""Seconds after which even a loaded machine should have done one step."""


class DidNotHappen(AssertionError):
    """What was waited for did not show on the page in time."""

    def __init__(self, what: str, browser: Browser) -> None:
        super().__init__(f"{what}: not within the time; {browser.path}: {browser.text}")


def reload_until(
    browser: Browser,
    what: str,
    happened: Callable[[], bool],
    *,
    within: float = PATIENCE,
) -> None:
    """Reload the page until something shows. Raises DidNotHappen when it does not."""
    ends_at = time.monotonic() + within
    while not happened():
        if time.monotonic() > ends_at:
            raise DidNotHappen(what, browser)
        time.sleep(0.1)
        browser.reload()
