"""Does the page of a case tell a reviewer, and its producer, how it stands?"""

import pytest

from contracts.api.case import Milestone
from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_review import RUNNING, a_review_case, section
from tests.support.gateway_values import (
    KEY,
    NOW,
    a_problem,
    a_request,
    a_tab,
    an_overview,
)

CASE = f"/review/{KEY}"


@covers("REV-2", "NEW-9")
async def test_the_head_says_whose_case_it_is_where_it_stands_and_since_when(desk):
    overview = an_overview(
        status="Error",
        reason="The bank refused the account.",
        clock=RUNNING,
        producer_identification_number="123456789",
    )
    said = (await desk(overview=overview, assigned_to_me=False)).text
    for words in (
        f"Case {KEY} Error Individual States: OK, TX pat@example.com",
        "Producer identification number 123456789",
        "Assigned to: Robin Reviewer",
        "Service clock: 2 business days of review so far; 3 to 5 are promised. Due "
        "12/02/2026.",
        "Reason: The bank refused the account.",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"assigned_to_me": True}, "Assigned to: me"),
        ({"assigned_to_me": False, "assigned_name": None}, "Assigned to: nobody"),
    ],
)
@covers("REV-1")
async def test_the_head_says_whether_the_case_is_mine_or_nobodys(desk, changes, words):
    assert words in (await desk(**changes)).text


@covers("FEE-1", "REV-2")
async def test_the_fees_stand_on_the_desk_with_their_total(desk):
    fees = section(await desk(), "fees-title")
    for words in ("Oklahoma", "$30.00", "Texas", "$13.50", "Total$43.50"):
        assert words in fees


@covers("REV-2", "REV-3")
async def test_each_request_tells_its_round_its_wishes_and_its_answer(desk):
    open_one, request = a_request(), a_request()
    answered = request.model_copy(update={"answered_at": NOW, "review_round": 2})
    replaced = request.model_copy(update={"is_replaced": True, "review_round": 3})
    said = section(await desk(requests=(open_one, answered, replaced)), "requests")
    asked = (
        "Please upload a readable declaration page. Round {}. Reopened: E&O. Wanted: "
        "Declaration page. {}"
    )
    assert asked.format(1, "Not answered yet") in said
    assert asked.format(2, "Answered 11/25/2026, 9:30 a.m. CT") in said
    assert asked.format(3, "Replaced by the next one") in said


@covers("REV-2")
async def test_what_needs_attention_stands_on_top_and_says_what_it_blocks(desk):
    flag = a_review_case().flags[0]
    harmless = flag.model_copy(
        update={"sentence": "The name differs.", "blocks_approval": False}
    )
    checked = flag.model_copy(update={"sentence": "Said below.", "has_check": True})
    said = section(await desk(flags=(flag, harmless, checked)), "flags")
    assert said == (
        "Needs attention The aggregate limit is below $500,000. Blocks approval."
        "The name differs."
    )


@covers("REV-2")
async def test_the_record_at_nipr_is_told_with_only_the_year_of_birth(desk):
    said = section(await desk(), "nipr")
    for words in (
        "(NPN)12345678",
        "NamePat Q Sample",
        "Resident license stateTX",
        "Birth dateIn 1980",
        "Social Security NumberEnding in 4321",
    ):
        assert words in said


@covers("REV-2")
async def test_each_tab_stands_there_with_its_status_and_what_is_wrong(desk):
    wrong = a_problem("email", "Enter your email address.")
    general = a_tab(Tab.GENERAL, editable=False, problems=(wrong,))
    said = section(await desk(tabs=(general,)), "tab-general")
    assert said.startswith("GeneralIncomplete Enter your email address.")


@covers("PEER-6", "NEW-12")
async def test_milestones_and_history_tell_when_and_by_whom(desk):
    step = Milestone(
        title="In Progress", reached_at=NOW, expected_by=None, lasted="3 days"
    )
    shown = await desk(overview=an_overview(milestones=(step,)))
    at = "11/25/2026, 9:30 a.m. CT"
    assert f"In Progress {at} In this stage: 3 days" in section(shown, "milestones")
    assert f"{at} Submitted Pat Q Sample, Producer" in section(shown, "history")


@covers("TAB-1")
async def test_the_sections_say_how_many_are_complete_and_lead_to_what_is_wrong(
    producer,
):
    shown = await producer.open(f"/cases/{KEY}/general")
    (said,) = shown.page.xpath("//summary[starts-with(., 'Sections')]")
    assert said.text_content() == "Sections: 2 of 7 complete"
    addresses = shown.page.xpath("//nav[@aria-label='Sections']//a/@href")
    checked = {one for one in addresses if one.endswith("?check=1")}
    wrong = {"licenses", "code-of-conduct"}
    assert checked == {f"/cases/{KEY}/{tab}?check=1" for tab in wrong}
