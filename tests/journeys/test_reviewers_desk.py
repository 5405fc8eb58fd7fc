"""Does a reviewer find a case, see a masked value with a reason, and take its file?"""

import re
import zipfile

import pytest

from story.staff_steps import StaffAtWork
from story.waiting import reload_until
from tests.support.covers import covers

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
WHY = "The bank called about this number."


@pytest.fixture(scope="module")
def producer(beginnings):
    return beginnings.submitted()


@pytest.fixture
def reviewer(staff, addresses, windows):
    """The reviewer at a window of their own."""

    def at(**options) -> StaffAtWork:
        window = windows.empty(addresses.gateway, **options)
        reviewer = StaffAtWork(window, staff["reviewer"])
        reviewer.sign_in()
        return reviewer

    return at


@covers("REV-1", "REV-2", "NEW-9", "NEW-12", "NEW-15")
def test_a_reviewer_finds_a_case_reveals_a_number_and_takes_the_file(
    reviewer, producer
):
    at_work = reviewer()
    window, key = at_work.browser, producer.key
    window.open("/review")
    window.fill("Search", f"{producer.person.last_name} {producer.person.first_name}")
    window.press("Show")
    # Names are indexed beside the requests, within seconds.
    reload_until(window, "the case, found by name", lambda: key in window.text)
    window.follow(key)
    assert re.search(r"Service clock: \d business days? of review so far", window.text)
    assert not window.has_button("Reveal")
    at_work.claim(key)
    window.press("Reveal")
    window.choose("Value to reveal", "Account number")
    window.press("Reveal")
    assert "Say why you need to see it." in window.text
    window.fill("Reason", WHY)
    window.press("Reveal")
    assert producer.person.account_number in window.text
    window.follow("Back to the case")
    assert producer.person.account_number not in window.text
    assert WHY in window.text
    window.follow("Reveal W-9")
    window.fill("Reason", "The IRS asked for it.")
    with window.page.expect_download() as coming:
        window.page.get_by_role("button", name="Reveal and download").click()
    assert coming.value.path().read_bytes().startswith(b"%PDF")
    window.follow("Back to the case")
    assert "Shown whole: W-9: “The IRS asked for it.”" in window.text
    with window.page.expect_download() as coming:
        window.page.get_by_role("button", name="Make examination file").click()
    made = zipfile.ZipFile(coming.value.path())
    assert made.testzip() is None
    assert producer.person.account_number not in made.read("case.txt").decode()
    window.press("Release")


@covers("REV-1", "REV-2", "NEW-10")
def test_the_desk_has_one_column_on_a_phone(reviewer, producer):
    window = reviewer(viewport=PHONE, is_mobile=True).browser
    shown = []
    for address in ("/review", f"/review/{producer.key}"):
        window.open(address)
        shown.append(window.status)
    assert shown == [200, 200]
    documents, answers = beside(window)
    assert documents["y"] + documents["height"] <= answers["y"]
    assert documents["x"] == answers["x"]


def beside(window):
    """Measure where documents and answers stand."""
    documents = window.page.locator(".beside__documents").bounding_box()
    return documents, window.page.locator(".beside__answers").bounding_box()


@covers("REV-2", "NEW-10")
def test_documents_stand_left_of_the_answers_on_a_desk(reviewer, producer):
    window = reviewer(viewport=DESKTOP).browser
    window.open(f"/review/{producer.key}")
    documents, answers = beside(window)
    assert documents["x"] + documents["width"] <= answers["x"]
    assert documents["y"] == answers["y"]
    assert answers["x"] + answers["width"] <= DESKTOP["width"]


@covers("REV-2", "NEW-10")
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_way_to_each_part_of_a_case_stays_in_sight(reviewer, producer, size):
    window = reviewer(viewport=size).browser
    window.open(f"/review/{producer.key}")
    ways = window.page.get_by_role("navigation", name="On this page")
    for link, place in (("History", "#history"), ("Decide", "#decide-title")):
        ways.get_by_role("link", name=link).click()
        bar, heading = ways.bounding_box(), window.page.locator(place).bounding_box()
        assert 0 <= bar["y"] <= bar["y"] + bar["height"] <= heading["y"]
        assert heading["y"] + heading["height"] <= size["height"]
