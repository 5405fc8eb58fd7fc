"""Is a link that leads nowhere in its page seen by every browser of the story?"""

import httpx
import pytest

from story.dead_ends import DeadEnd
from story.plain_browser import PlainBrowser
from tests.support.covers import covers

PAGE = "<main id='main-content'><a href='#main-content'>Skip</a>{more}</main>"


def a_browser(more: str) -> PlainBrowser:
    """A browser of a site whose pages all hold this."""
    site = httpx.MockTransport(
        lambda request: httpx.Response(200, html=PAGE.format(more=more))
    )
    return PlainBrowser("http://gateway", transport=site)


@covers("TAB-2")
def test_a_link_to_a_place_that_the_page_lacks_is_an_offence():
    with pytest.raises(DeadEnd, match="/licenses has no #MT"):
        a_browser("<a href='#MT'>Montana</a>").open("/licenses")


def test_links_to_places_and_to_other_pages_are_none():
    browser = a_browser("<p id='MT'></p><a href='#MT'>M</a><a href='/x#y'>X</a>")
    browser.open("/")
    assert browser.status == 200
