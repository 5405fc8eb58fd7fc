"""What rules of each kind may say, and what follows from them."""

from datetime import date

import pytest

from case_service.domain.rule_kind import (
    ADDENDA,
    DEADLINES,
    KINDS,
    NotARule,
    RuleKind,
    read_rule,
    shown,
)
from case_service.domain.rules import Origin, RuleLine, rules_of
from case_service.domain.state import State
from contracts import words
from tests.support.covers import covers


@covers("FEE-2")
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("fee", "tx", "$13.50"), ("TX", "1350")),
        (("fee", "MT", "0"), ("MT", "0")),
        (("fee", "OK-BLUELINCS-HMO", "30"), ("OK-BLUELINCS-HMO", "3000")),
        (("minimum", "IL", "500,000"), ("IL", "50000000")),
        (("appointment", "IL", "none"), ("IL", "none")),
        (("appointment", "TX", "individual"), ("TX", "individual")),
        (("addendum", "MT", "montana-addendum"), ("MT", "montana-addendum")),
        (("addendum", "TX", "none"), ("TX", "none")),
        (("wait", "all", "1"), ("ALL", "1")),
        (("wait", "ALL", "60"), ("ALL", "60")),
        (("report-age", "ALL", "365"), ("ALL", "365")),
        (("cover-left", "ALL", "030"), ("ALL", "30")),
        (("promise", "ALL", "3 - 5"), ("ALL", "3-5")),
        (("promise", "ALL", "60"), ("ALL", "60")),
    ],
)
def test_a_typed_rule_is_read(typed, kept):
    kind, scope, value = typed
    assert read_rule(kind, scope=scope, value=value)[1:] == kept


@pytest.mark.parametrize(
    "typed",
    [
        ("fees", "TX", "1"),
        ("fee", "CA", "1"),
        ("fee", "TX-BLUELINCS-HMO", "1"),
        ("minimum", "OK-BLUELINCS-HMO", "1"),
        ("fee", "TX", "-1"),
        ("fee", "TX", "ten"),
        ("minimum", "TX", "0"),
        ("appointment", "TX", "group"),
        ("addendum", "TX", "texas-addendum"),
        ("wait", "ALL", "0"),
        ("wait", "ALL", "61"),
        ("wait", "ALL", "5.5"),
        ("wait", "TX", "5"),
        ("report-age", "ALL", "366"),
        ("cover-left", "ALL", "0"),
        ("cover-left", "MT", "30"),
        ("promise", "ALL", "5-3"),
        ("promise", "ALL", "5-5"),
        ("promise", "ALL", "0-5"),
        ("promise", "ALL", "3-61"),
        ("promise", "ALL", "1-2-3"),
        ("promise", "ALL", "-"),
        ("fee", "ALL", "5"),
    ],
)
def test_what_is_no_rule_is_refused_with_what_would_be_one(typed):
    kind, scope, value = typed
    with pytest.raises(NotARule, match=r"one of|amount|none or individual|days"):
        read_rule(kind, scope=scope, value=value)


def test_the_kinds_and_addenda_are_those_that_others_know():
    assert set(RuleKind) - DEADLINES == set(words.RuleKind)
    assert set(words.DeadlineKind) == DEADLINES
    assert set(KINDS) == set(RuleKind)
    assert set(ADDENDA) <= set(words.DocumentSlug)


def test_values_are_shown_as_people_read_them():
    assert shown("fee", "1350") == "$13.50"
    assert shown("appointment", "none") == "none"
    assert shown("wait", "1") == "1 business day"
    assert shown("wait", "7") == "7 business days"
    assert shown("report-age", "90") == "90 days"
    assert shown("cover-left", "1") == "1 day"
    assert shown("promise", "3-5") == "3 to 5 business days"
    assert shown("a kind of a later release", "7") == "7"


@covers("FEE-1")
def test_a_state_without_appointments_has_no_fee_whatever_the_fee_rule_says():
    origin = Origin(date(2024, 1, 1), "The manual.")
    mode = Origin(date(2025, 1, 1), "A letter.")
    rules = rules_of(
        [
            RuleLine("appointment", "OK", "none", mode),
            RuleLine("fee", "OK", "3000", origin),
            RuleLine("fee", "OK-BLUELINCS-HMO", "3000", origin),
            RuleLine("fee", "TX", "1350", origin),
            RuleLine("appointment", "TX", "individual", mode),
            RuleLine("fee", "NM", "2000", origin),
            RuleLine("a kind of another use", "", "5", origin),
        ]
    )
    assert [(fee.state, fee.cents, fee.origin) for fee in rules.fees] == [
        (State.OK, None, mode),
        (State.OK, None, mode),
        (State.TX, 1350, origin),
        (State.NM, 2000, origin),
    ]


@covers("NEW-7")
@pytest.mark.parametrize(
    ("kind", "scope", "named"),
    [("minimum", "TX", "The least E&O coverage"), ("report-age", "ALL", "NIPR's")],
)
def test_a_refused_value_names_its_rule_as_people_spell_it(kind, scope, named):
    with pytest.raises(NotARule, match=named):
        read_rule(kind, scope=scope, value="0")
