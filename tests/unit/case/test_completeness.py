"""Completeness: one function per tab that everybody reads."""

import pytest

from case_service.domain.background_authorization import FIELD, TO_AUTHORIZE
from case_service.domain.completeness import CHECKS, Completeness
from case_service.domain.tab import FORM_TABS, Tab
from case_service.domain.typed import LONGEST_LINE
from tests.support.case_builders import answers, facts
from tests.support.covers import covers

SIGNED = facts(packet_signed=True)


@covers("TAB-1")
def test_every_tab_has_exactly_one_check():
    assert tuple(CHECKS) == tuple(Tab)


@covers("SUB-1")
def test_a_complete_and_signed_case_can_be_submitted():
    assert Completeness(answers(), SIGNED).incomplete_tabs == ()


@covers("SUB-1")
def test_without_a_signed_packet_esignature_is_incomplete():
    assert Completeness(answers(), facts()).incomplete_tabs == (Tab.ESIGNATURE,)


@covers("SUB-1", "PEER-11")
def test_a_case_is_complete_when_neither_a_tab_nor_anything_beside_is_open():
    assert Completeness(answers(), SIGNED).is_complete
    assert not Completeness(answers(), facts()).is_complete
    asked = Completeness(answers(), facts(packet_signed=True, asks_background=True))
    assert asked.incomplete_tabs == ()
    assert not asked.is_complete
    (beside,) = asked.beside_tabs
    assert (beside.field, beside.message) == (FIELD, TO_AUTHORIZE)
    assert Completeness(answers(), SIGNED).beside_tabs == ()


@covers("TAB-2")
@pytest.mark.parametrize("tab", FORM_TABS)
def test_one_empty_tab_keeps_esignature_closed(tab):
    partial = {**answers(), tab: {}}
    assert Completeness(partial, SIGNED).waiting_for == (tab,)
    assert (
        Completeness(partial, SIGNED).status_word(Tab.ESIGNATURE) == "Cannot start yet"
    )


@covers("TAB-1")
@pytest.mark.parametrize(
    ("e_and_o", "word"),
    [
        ({}, "Complete"),
        ({"policy_number": ""}, "Incomplete"),
        ({"effective_date": "soon"}, "Has errors"),
        ({"per_occurrence_limit": "5"}, "Complete"),
    ],
)
def test_a_tab_tells_incomplete_from_wrong(e_and_o, word):
    assert (
        Completeness(answers(e_and_o=e_and_o), SIGNED).status_word(Tab.E_AND_O) == word
    )


@covers("TAB-1", "TAB-2")
@pytest.mark.parametrize("tab", FORM_TABS)
def test_what_is_left_empty_is_missing_and_nowhere_wrong(tab):
    blank = dict.fromkeys(answers()[tab], "")
    for values in ({}, blank):
        found = Completeness({**answers(), tab: values}, SIGNED).problems(tab)
        assert [one for one in found if not one.is_missing] == []


@covers("TAB-1")
def test_an_untouched_tab_is_not_started():
    assert Completeness({}, facts()).status_word(Tab.GENERAL) == "Not started"
    assert Completeness({}, facts()).status_word(Tab.APPOINTMENTS) == "For reference"


@covers("TAB-1", "TAB-2")
@pytest.mark.parametrize(
    ("values", "is_saved", "word"),
    [
        ({"explanation_1": ""}, False, "Not started"),
        ({"explanation_1": ""}, True, "Incomplete"),
        # Nothing is answered Yes: it is hidden, but kept.
        ({"explanation_1": "It lapsed"}, False, "Incomplete"),
    ],
)
def test_a_tab_is_begun_by_save_and_by_whatever_is_kept(values, is_saved, word):
    tab = Tab.BACKGROUND_QUESTIONNAIRE
    typing = facts(unconfirmed=frozenset() if is_saved else frozenset({tab}))
    assert Completeness({tab: values}, typing).status_word(tab) == word


@covers("TAB-1", "SIG-3")
@pytest.mark.parametrize(
    ("known", "word"),
    [
        ({}, "Not started"),
        ({"packet_begun": True}, "Incomplete"),
        ({"packet_begun": True, "packet_signed": True}, "Complete"),
    ],
)
def test_esignature_is_incomplete_from_the_first_document_to_the_last(known, word):
    found = Completeness(answers(), facts(**known))
    assert found.status_word(Tab.ESIGNATURE) == word


@covers("GEN-1")
def test_what_nipr_filled_in_waits_for_the_producer_to_save_it():
    filled = facts(prefilled=answers()[Tab.GENERAL])
    (found,) = Completeness({}, filled).problems(Tab.GENERAL)
    assert found.message == "Check email address and data from NIPR, and press Save."
    assert Completeness({}, filled).status_word(Tab.GENERAL) == "Not started"
    assert Completeness(answers(), filled).problems(Tab.GENERAL) == ()


@covers("GEN-1", "PEER-8")
@pytest.mark.parametrize("tab", [Tab.GENERAL, Tab.E_AND_O])
def test_what_was_filled_in_and_never_saved_is_still_to_be_confirmed(tab):
    typed = facts(unconfirmed=frozenset({tab}), earlier_cover=answers()[Tab.E_AND_O])
    (found,) = Completeness(answers(), typed).problems(tab)
    assert (found.field, found.blocks) == ("confirmation", "submission")
    assert Completeness(answers(), typed).status_word(tab) == "Incomplete"
    assert Completeness(answers(), typed).waiting_for == (tab,)
    saved = facts(earlier_cover=answers()[Tab.E_AND_O])
    assert Completeness(answers(), saved).problems(tab) == ()


@covers("EO-2")
def test_without_earlier_cover_there_is_nothing_on_e_and_o_to_be_confirmed():
    found = Completeness({}, facts()).problems(Tab.E_AND_O)
    assert "confirmation" not in {problem.field for problem in found}


@covers("REV-3")
def test_a_reopened_tab_needs_attention():
    word = Completeness(answers(), SIGNED).status_word(Tab.E_AND_O, reopened=True)
    assert word == "Needs your attention"


@covers("TAB-2")
def test_a_line_may_be_as_long_as_a_document_has_room():
    longest = {**answers()[Tab.E_AND_O], "policy_number": "x" * LONGEST_LINE}
    assert (
        Completeness({**answers(), Tab.E_AND_O: longest}, SIGNED).problems(Tab.E_AND_O)
        == ()
    )


@pytest.mark.parametrize(
    ("tab", "field"),
    [
        (Tab.GENERAL, "primary_street_2"),
        (Tab.E_AND_O, "policy_number"),
        (Tab.CODE_OF_CONDUCT, "signature"),
    ],
)
def test_what_no_form_has_room_for_is_to_be_shortened(tab, field):
    long = {**answers(), tab: {**answers()[tab], field: "x" * 201}}
    found = {p.field: p.message for p in Completeness(long, SIGNED).problems(tab)}
    assert "200 characters" in found[field]
    assert Completeness(long, SIGNED).waiting_for == (tab,)


@covers("BGQ-1")
def test_an_explanation_may_be_as_long_as_its_own_rule_says():
    tab = Tab.BACKGROUND_QUESTIONNAIRE
    told = {"answer_1": "yes", "explanation_1": "x" * 4000}
    assert (
        Completeness({**answers(), tab: {**answers()[tab], **told}}, SIGNED).waiting_for
        == ()
    )
