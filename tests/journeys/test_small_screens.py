"""Does a producer get along at 320 pixels, and Chromium without JavaScript?"""

from dataclasses import replace

import pytest

from story.simulated_people import new_producer
from tests.support.covers import covers

NARROW = {"width": 320, "height": 640}
BEFORE_SIGN_IN = ("/sign-in", "/get-my-password", "/lost-invitation", "/genuine")
PAGES = ("/", "/exit", "/change-password", "/nowhere")
SECTIONS = (
    "start",
    "general",
    "licenses?check=1",
    "appointments",
    "background-questionnaire?check=1",
    "e-and-o?check=1",
    "banking-information?check=1",
    "code-of-conduct",
    "esignature",
    "check",
    "status",
    "withdraw",
    "another-state",
)


@pytest.fixture(scope="module")
def producer(beginnings):
    return beginnings.identified()


@covers("NEW-10")
@pytest.mark.parametrize("address", BEFORE_SIGN_IN)
def test_no_page_before_sign_in_scrolls_sideways(windows, addresses, address):
    window = windows.empty(addresses.gateway, viewport=NARROW)
    window.open(address)
    assert window.status == 200


@covers("TAB-1")
def test_no_page_of_a_producer_scrolls_sideways_on_a_small_phone(producer, windows):
    window = windows.of(producer, viewport=NARROW, is_mobile=True)
    for address in PAGES:
        window.open(address)
    shown = []
    for section in SECTIONS:
        window.open(f"/cases/{producer.key}/{section}")
        shown.append(window.status)
    assert shown == [200] * len(SECTIONS)


@covers("FEE-1", "NEW-10")
def test_the_fees_of_all_states_fit_a_small_phone(beginnings, windows):
    states = ("Illinois", "Montana", "New Mexico", "Oklahoma", "Texas")
    person = replace(new_producer(beginnings.simulator), states=states)
    producer = beginnings.identified(person)
    producer.choose_states()
    window = windows.of(producer, viewport=NARROW, is_mobile=True)
    for section in ("licenses", "check"):
        window.open(f"/cases/{producer.key}/{section}")
        assert "No appointment needed" in window.text


@covers("PEER-6", "NEW-10")
def test_a_name_of_one_long_word_does_not_widen_a_list_on_a_phone(beginnings, windows):
    longest = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis"
    person = replace(new_producer(beginnings.simulator), last_name=longest)
    beginnings.invited(person)
    window = windows.of(beginnings.recruiter, viewport=NARROW, is_mobile=True)
    window.open("/invitations")
    assert longest in window.text


@covers("TAB-1")
def test_the_sections_are_folded_on_a_phone_and_say_how_many_are_done(
    producer, windows
):
    window = windows.of(producer, viewport=NARROW)
    window.open(f"/cases/{producer.key}/general")
    summary = window.page.locator("summary", has_text="Sections:")
    assert summary.is_visible()
    summary.click()
    window.judge(window.page)
    window.page.locator("nav:visible").get_by_role("link", name="Licenses").click()
    window.page.wait_for_url("**/licenses*")
    assert window.heading == "Licenses"


@covers("TAB-2")
def test_a_tab_is_filled_in_with_javascript_switched_off_in_chromium(producer, windows):
    window = windows.of(producer, java_script_enabled=False)
    window.open(f"/cases/{producer.key}/e-and-o")
    window.fill("Insurance company", "OTHER")
    window.fill("Company name", "Prairie Mutual")
    window.fill("Policy number", "EO-PLAIN-1")
    window.press("Save")
    assert window.value_of("Company name") == "Prairie Mutual"
    assert window.value_of("Policy number") == "EO-PLAIN-1"
    window.page.get_by_role("link", name="Enter the effective date").click()
    assert window.page.url.endswith("#effective_date")
