"""Is one asked to stay before a session ends?"""

import pytest
from playwright.sync_api import expect

from tests.support.covers import covers

IN_AN_HOUR, MINUTES_5 = 3600, 300


class Remaining:
    """What the server tells of the seconds that are left, as if time had passed."""

    def __init__(self, page):
        self.seconds, self.asked = IN_AN_HOUR, 0
        page.clock.install()
        page.route("**/session", self._tell)

    def _tell(self, route):
        if route.request.method == "POST":
            self.seconds = IN_AN_HOUR
            return route.fallback()
        self.asked += 1
        left = {"idle": self.seconds, "absolute": self.seconds + IN_AN_HOUR}
        return route.fulfill(json=left)


@pytest.fixture(scope="module")
def producer(beginnings):
    return beginnings.identified()


@pytest.fixture
def window(producer, windows):
    return windows.of(producer)


@pytest.fixture
def general(producer):
    return f"/cases/{producer.key}/general"


@covers("LOG-3")
def test_five_minutes_before_its_end_a_session_can_be_prolonged(window, general):
    page = window.page
    remaining, dialog = Remaining(page), page.get_by_role("dialog")
    window.open(general)
    expect(dialog).to_be_hidden()
    page.clock.fast_forward((IN_AN_HOUR - MINUTES_5 - 10) * 1000)
    assert remaining.asked == 1
    remaining.seconds = MINUTES_5
    page.clock.fast_forward(10_000)
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("It ends in about 5 minutes.")
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    window.judge(page)
    page.get_by_role("button", name="Stay signed in").click()
    expect(dialog).to_be_hidden()
    window.reload()
    assert window.heading == "General"


@covers("LOG-3")
def test_a_second_earlier_nobody_is_asked_and_logout_ends_it(window, general):
    page = window.page
    remaining, dialog = Remaining(page), page.get_by_role("dialog")
    remaining.seconds = MINUTES_5 + 1
    window.open(general)
    with page.expect_response("**/session"):
        page.clock.fast_forward(1_000)
    expect(dialog).to_be_hidden()
    remaining.seconds = MINUTES_5
    page.clock.fast_forward(1_000)
    expect(dialog).to_be_visible()
    remaining.seconds = IN_AN_HOUR  # opening Exit is activity
    dialog.get_by_role("link", name="Logout").click()
    window.press("Logout")
    window.open(general)
    assert window.heading == "Sign in"
