"""Does the page of a case tell a reviewer all that they decide by?"""

import pytest

from contracts.api.case import HistoryEntry, Milestone
from contracts.api.case_fields import QUESTIONS
from contracts.words import FileKind, Tab
from tests.support.covers import covers
from tests.support.gateway_documents import a_file
from tests.support.gateway_facts import FACTS
from tests.support.gateway_review import RUNNING, a_review_case
from tests.support.gateway_values import (
    KEY,
    NOW,
    a_problem,
    a_request,
    a_tab,
    an_overview,
)

CASE = f"/review/{KEY}"


@pytest.fixture
def desk(signed_in):
    """Open the case, changed as a test says."""
    visitor = signed_in("reviewer")

    async def shown(**changes):
        visitor.double.says(f"GET {CASE}", a_review_case(**changes))
        return await visitor.open(CASE)

    shown.visitor = visitor
    return shown


def section(shown, name: str) -> str:
    """Read a section by the id of its heading."""
    (found,) = shown.page.xpath(f"//section[@aria-labelledby='{name}']")
    return " ".join(found.text_content().split())


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


def told(number: int, **changes) -> HistoryEntry:
    values = {"at": NOW, "what": f"Deed {number}", "by_role": "system", "by_name": ""}
    return HistoryEntry(**values | changes)


@covers("REV-2")
async def test_history_names_the_roles_of_those_without_a_name(desk):
    roles = ("recruiter", "reviewer", "support", "system")
    deeds = tuple(told(n, by_role=role) for n, role in enumerate(roles))
    said = section(await desk(history=deeds), "history")
    for number, words in enumerate(
        ("Recruiter", "Reviewer", "Support", "Producer Pro")
    ):
        assert f"Deed {number} {words}" in said


@covers("REV-2")
async def test_a_long_history_folds_its_earlier_entries_and_keeps_all(desk):
    shown = await desk(history=tuple(map(told, range(8))))
    (folded,) = shown.page.xpath("//section[@aria-labelledby='history']/details")
    words = " ".join(folded.text_content().split())
    assert words.startswith("3 earlier entries")
    assert [f"Deed {n}" in words for n in (0, 2, 3)] == [True, True, False]
    said = section(shown, "history")
    assert [f"Deed {number}" in said for number in range(8)] == [True] * 8


@covers("REV-2")
async def test_every_part_of_the_page_is_one_link_away_and_decide_before_history(desk):
    shown = await desk()
    links = shown.page.xpath("//nav[@aria-label='On this page']//a")
    names = [link.text_content() for link in links]
    assert names == [
        "Needs attention",
        "Documents",
        "NIPR",
        "Answers",
        "Contact data",
        "Decide",
        "History",
    ]
    heads = [head.text_content() for head in shown.page.xpath("//main//h2")]
    assert heads.index("Decide") < heads.index("History")


@covers("REV-1", "REV-2")
@pytest.mark.parametrize(
    ("actions", "words"),
    [
        (("claim",), "Nobody has claimed this case. Claim it first"),
        (("take_over",), "Robin Reviewer has claimed this case. Take it over"),
        ((), "There is nothing to decide at the moment."),
    ],
)
async def test_decide_says_what_comes_before_a_decision(desk, actions, words):
    shown = await desk(actions=actions, assigned_to_me=False)
    assert words in section(shown, "decide-title")
    assert (shown.links().get("Claim it first") == "#at-once") is ("claim" in actions)


@covers("PEER-5", "REV-2")
async def test_evidence_stands_under_its_question_with_its_state(desk):
    evidence = a_file(
        kind=FileKind.SUPPORTING_DOCUMENT, name="order.pdf", question=2, scan="clean"
    )
    answers = {f"answer_{number}": "no" for number in QUESTIONS}
    answered = a_tab(
        Tab.BACKGROUND_QUESTIONNAIRE,
        editable=False,
        values=answers | {"answer_2": "yes", "explanation_2": "It was late."},
    )
    desk.visitor.double.says_files(evidence)
    desk.visitor.double.has_packet("signed")
    shown = await desk(tabs=(answered,))
    said = section(shown, "tab-background-questionnaire")
    about, _, after = said.partition("3. ")
    assert "Supporting document: order.pdf" in about
    assert "checked for viruses" in about
    assert "order.pdf" not in after
    assert shown.links()["order.pdf"] == f"/cases/{KEY}/files/{evidence.file_id}"


@covers("REV-2", "BGQ-1")
@pytest.mark.parametrize(
    ("changes", "summary", "is_open"),
    [
        ({}, "No to all questions", False),
        ({"answer_2": "yes", "answer_9": "yes"}, "Yes to question 2, 9", True),
        ({"answer_2": ""}, "Not every question is answered", True),
    ],
)
async def test_ten_answers_no_are_one_line_and_any_other_stays_open(
    desk, changes, summary, is_open
):
    answers = {f"answer_{number}": "no" for number in QUESTIONS}
    tab, facts = Tab.BACKGROUND_QUESTIONNAIRE, FACTS[Tab.BACKGROUND_QUESTIONNAIRE]
    ten = facts.model_copy(update={"questions": tuple(map(str, QUESTIONS))})
    answered = a_tab(tab, editable=False, values=answers | changes, facts=ten)
    shown = await desk(tabs=(answered,))
    (folded,) = shown.page.xpath(f"//section[@aria-labelledby='tab-{tab}']/details")
    assert folded.findtext("summary") == summary
    assert ("open" in folded.attrib) is is_open


@covers("NEW-1", "REV-2")
async def test_a_no_that_the_record_speaks_against_is_not_folded(desk):
    answers = {f"answer_{number}": "no" for number in QUESTIONS}
    answered = a_tab(Tab.BACKGROUND_QUESTIONNAIRE, editable=False, values=answers)
    flag = a_review_case().flags[0].model_copy(update={"code": "contradiction"})
    shown = await desk(tabs=(answered,), flags=(flag,))
    (folded,) = shown.page.xpath("//div[@id='answers']//details")
    assert "open" in folded.attrib
