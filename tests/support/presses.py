"""Buttons that are pressed twice at once, and what a window sends by itself."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from playwright.sync_api import Request

from story.plain_browser import PlainBrowser
from tests.support.chromium import ChromiumBrowser


def press_at_once(button: str, *browsers: PlainBrowser) -> None:
    """Press the same button in all browsers at the same moment."""
    with ThreadPoolExecutor(len(browsers)) as hands:
        list(hands.map(lambda browser: browser.press(button), browsers))


class Writes:
    """Everything that a window sends which is not only a question."""

    def __init__(self, window: ChromiumBrowser) -> None:
        """Listen from now on."""
        self.seen: list[str] = []
        window.page.on("request", self._note)

    def _note(self, request: Request) -> None:
        if request.method not in ("GET", "HEAD"):
            path = urlsplit(request.url).path.rsplit("/", 1)[-1]
            self.seen.append(f"{request.method} {path}")

    def during(self, *steps: Callable[[], object]) -> list[str]:
        """Give what is sent while the steps are taken."""
        before = len(self.seen)
        for step in steps:
            step()
        return self.seen[before:]
