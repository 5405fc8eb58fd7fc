"""Is every window closed with the one that it was opened beside?"""

import httpx
import pytest

from story.dead_ends import DeadEnd
from story.plain_browser import PlainBrowser
from tests.support.covers import covers


def a_browser(page: str) -> PlainBrowser:
    site = httpx.MockTransport(lambda request: httpx.Response(200, html=page))
    return PlainBrowser("http://gateway", transport=site)


@covers("NEW-10")
def test_a_twin_closes_with_its_browser_at_the_latest():
    browser = a_browser("<main>Home</main>")
    twin = browser.twin()
    of_the_twin = twin.twin()
    browser.close()
    assert twin.http.is_closed
    assert of_the_twin.http.is_closed


@covers("NEW-10")
def test_a_twin_that_cannot_be_shown_is_closed_all_the_same():
    browser = a_browser('<main><a href="#nowhere">Down</a></main>')
    with pytest.raises(DeadEnd):
        browser.open("/")
    with pytest.raises(DeadEnd):
        browser.twin()
    browser.close()
    assert all(twin.http.is_closed for twin in browser._twins)
