"""Is every part of a case at hand, what is in order folded, and nothing lost?"""

import pytest

from contracts.api.case import HistoryEntry
from contracts.api.case_fields import QUESTIONS
from contracts.words import FileKind, Tab
from tests.support.covers import covers
from tests.support.gateway_documents import a_file
from tests.support.gateway_facts import FACTS
from tests.support.gateway_review import a_review_case, section
from tests.support.gateway_values import KEY, NOW, a_tab


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
