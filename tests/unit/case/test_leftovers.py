"""Leftovers: what was typed and counts no more, because another answer changed."""

import pytest

from case_service.domain.carriers import OTHER
from case_service.domain.completeness import Completeness
from case_service.domain.e_and_o import insurer
from case_service.domain.leftovers import counting, leftovers
from case_service.domain.tab import Tab
from tests.support.case_builders import BACKGROUND, E_AND_O, GENERAL, answers, facts
from tests.support.covers import covers


@covers("SUB-2", "EO-1")
@pytest.mark.parametrize(
    ("company", "said"),
    [
        ("OTHER", "Prairie Mutual"),
        (" OTHER ", "Prairie Mutual"),
        ("Chubb Insurance Company", "Chubb Insurance Company"),
        ("", ""),
    ],
)
def test_the_typed_company_is_the_insurer_only_with_other(company, said):
    values = {**E_AND_O, "company": company, "company_name": "Prairie Mutual"}
    assert insurer(values) == said
    is_left = "company_name" not in counting(Tab.E_AND_O, values)
    assert is_left is (said != "Prairie Mutual")


@covers("SUB-2", "BGQ-1")
def test_an_explanation_counts_with_a_yes_and_not_behind_a_no():
    told = {f"explanation_{number}": "Paid a fine." for number in range(1, 11)}
    values = {**BACKGROUND, **told, "answer_4": "yes"}
    silent = {f"explanation_{number}" for number in range(1, 11) if number != 4}
    assert leftovers(Tab.BACKGROUND_QUESTIONNAIRE, values) == silent


@covers("SUB-2", "GEN-1")
def test_a_mailing_address_counts_unless_it_is_the_primary_one():
    another = {**GENERAL, "mailing_street": "PO Box 1"}
    assert "mailing_street" not in counting(Tab.GENERAL, another)
    assert "mailing_street" in counting(Tab.GENERAL, {**another, "mailing_same": ""})


@covers("TAB-2", "BGQ-1")
@pytest.mark.parametrize(
    ("tab", "hides", "hidden"),
    [
        (Tab.BACKGROUND_QUESTIONNAIRE, {"answer_3": "no"}, "explanation_3"),
        (Tab.E_AND_O, {"company": "Chubb Insurance Company"}, "company_name"),
        (Tab.GENERAL, {"mailing_same": "yes"}, "mailing_street"),
    ],
)
def test_what_a_hidden_field_holds_keeps_nothing_from_being_submitted(
    tab, hides, hidden
):
    typed = answers()
    typed[tab] = typed[tab] | hides | {hidden: "x" * 20_000}
    assert Completeness(typed, facts()).problems(tab) == ()


@covers("BGQ-1", "EO-1", "EO-2", "GEN-1", "COC-1")
@pytest.mark.parametrize("nothing", ["\u200b", "\u2800", "\u3164", "\u00ad", " "])
@pytest.mark.parametrize(
    ("tab", "field", "changed"),
    [
        (Tab.BACKGROUND_QUESTIONNAIRE, "explanation_9", {"answer_9": "yes"}),
        (Tab.E_AND_O, "policy_number", {}),
        (Tab.E_AND_O, "company_name", {"company": OTHER}),
        (Tab.GENERAL, "primary_street", {}),
        (Tab.GENERAL, "primary_city", {}),
        (Tab.CODE_OF_CONDUCT, "signature", {}),
    ],
)
def test_what_nobody_can_see_is_no_answer(nothing, tab, field, changed):
    typed = answers()
    typed[tab] = typed[tab] | changed | {field: nothing}
    (problem,) = Completeness(typed, facts()).problems(tab)
    assert (problem.field, problem.is_missing) == (field, True)
