"""Does a case without exceptions need one confirmation, and one with any a look?"""

import re
from dataclasses import replace

import pytest

from case_service.domain.checks import CHECKS
from story.simulated_people import new_producer
from story.staff_steps import StaffAtWork
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers

# What a case shows that nobody ordered a background check for.
TITLES = [one.title for one in CHECKS if one.code != "background_check"]


@pytest.fixture
def reviewer(windows, addresses, staff):
    """The reviewer at a window, signed in."""
    at_work = StaffAtWork(windows.empty(addresses.gateway), staff["reviewer"])
    at_work.sign_in()
    return at_work


@covers("PEER-3", "REV-5")
def test_a_clean_case_passes_every_check_and_is_approved_by_one_press(
    beginnings, reviewer
):
    producer = beginnings.submitted()
    window = reviewer.browser
    reviewer.claim(producer.key)
    checks = window.page.get_by_role("region", name="Checks and verdicts")
    passed = checks.locator(".passed li").all_text_contents()
    assert [one.removeprefix("Passed").strip() for one in passed] == TITLES
    assert checks.locator(".flag").count() == 0
    assert "One confirmation is all that is needed." in window.text

    window.press("Approve")
    assert "The case is approved." in window.text
    told = re.search(r"Producer identification number ([1-9]\d{8})\b", window.text)
    assert told
    letter = beginnings.mailbox.wait_for(
        producer.person.email, "Welcome Letter", within=PATIENCE
    )
    assert told[1] in letter.text
    assert letter.attached
    assert not window.has_button("Approve")


@covers("PEER-3", "EO-6")
def test_one_exception_is_shown_with_its_remedy_and_keeps_the_case_from_approval(
    beginnings, reviewer
):
    short = replace(new_producer(beginnings.simulator), limit="$250,000")
    producer = beginnings.submitted(short)
    window = reviewer.browser
    reviewer.claim(producer.key)
    checks = window.page.get_by_role("region", name="Checks and verdicts")
    (exception,) = checks.locator(".flag").all_inner_texts()
    for words in ("$500,000", "Ask the producer to raise the limits", "Blocks"):
        assert words in exception
    assert checks.locator(".passed li").count() == len(TITLES) - 1
    assert "An exception blocks approval." in window.text
    assert window.has_button("Request information")
    assert not window.has_button("Approve")
