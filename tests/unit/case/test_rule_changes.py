"""Who may change a rule, from when on, and what then holds."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from case_service.domain.rule_change import (
    LONGEST_SOURCE,
    AlreadyApproved,
    AlreadyThere,
    BeginsInThePast,
    Hand,
    NoSource,
    NothingLeft,
    NotToBeRetired,
    OwnProposal,
    RuleChange,
    Standing,
    in_force,
    known_at,
    standing,
)
from tests.support.covers import covers

TODAY = date(2026, 11, 25)
NEW_YEAR = date(2027, 1, 1)
MOMENT = datetime(2026, 11, 25, 15, tzinfo=UTC)
OLGA = Hand(UUID(int=1), "olga", MOMENT)
OTTO = Hand(UUID(int=2), "otto", MOMENT)
SHIPPED = Hand(None, "Producer Pro", MOMENT)


def a_rule(number: int, **changes) -> RuleChange:
    """A rule that Olga proposed for the fee of Texas from New Year on."""
    values = {
        "id": UUID(int=number),
        "number": number,
        "kind": "fee",
        "scope": "TX",
        "effective_on": NEW_YEAR,
        "value": "1500",
        "source": "Letter of the Department.",
        "proposed": OLGA,
    }
    return RuleChange(**values | changes)


FIRST = a_rule(1, proposed=SHIPPED, value="1350", effective_on=date(2024, 1, 1))
SECOND = a_rule(2, approved=OTTO)


def an_end(of: RuleChange, **changes) -> RuleChange:
    """The end of a rule, proposed by Olga."""
    return a_rule(9, value=None, retires=of.id, **changes)


@covers("NEW-7")
def test_another_operator_lets_a_proposal_count():
    waiting = a_rule(2)
    assert not waiting.counts
    approved = waiting.approve(by=OTTO, today=TODAY, among=[FIRST, waiting])
    assert approved.counts
    assert approved.approved == OTTO


@covers("NEW-7")
def test_nobody_approves_their_own_proposal_or_one_that_counts():
    with pytest.raises(OwnProposal):
        a_rule(2).approve(by=OLGA, today=TODAY, among=[])
    for counting in (FIRST, SECOND):
        with pytest.raises(AlreadyApproved):
            counting.approve(by=OTTO, today=TODAY, among=[])


@covers("FEE-2")
def test_no_rule_begins_before_today():
    a_rule(2, effective_on=TODAY).check(today=TODAY, among=[FIRST])
    yesterday = a_rule(2, effective_on=date(2026, 11, 24))
    with pytest.raises(BeginsInThePast):
        yesterday.check(today=TODAY, among=[FIRST])
    with pytest.raises(BeginsInThePast):
        yesterday.approve(by=OTTO, today=TODAY, among=[FIRST])


@covers("NEW-7")
@pytest.mark.parametrize("source", ["", "  ", "x" * (LONGEST_SOURCE + 1)])
def test_a_rule_says_where_it_comes_from(source):
    with pytest.raises(NoSource):
        a_rule(2, source=source).check(today=TODAY, among=[FIRST])
    a_rule(2, source="x" * LONGEST_SOURCE).check(today=TODAY, among=[FIRST])


@covers("FEE-2")
def test_a_day_has_one_rule_unless_the_first_was_retired_before_it():
    again = a_rule(3, value="1600")
    with pytest.raises(AlreadyThere, match="Rule 2"):
        again.check(today=TODAY, among=[FIRST, SECOND])
    end = an_end(SECOND, effective_on=TODAY, approved=OTTO)
    again.check(today=TODAY, among=[FIRST, SECOND, end])
    late_end = an_end(SECOND, effective_on=date(2027, 6, 1), approved=OTTO)
    # On the day on which one ends its successor begins.
    successor = a_rule(4, effective_on=late_end.effective_on)
    successor.check(today=TODAY, among=[FIRST, SECOND, late_end])
    with pytest.raises(AlreadyThere):
        again.check(today=TODAY, among=[FIRST, SECOND, late_end])


@covers("NEW-7")
def test_the_last_rule_of_a_scope_is_replaced_and_never_retired():
    with pytest.raises(NothingLeft):
        an_end(FIRST).check(today=TODAY, among=[FIRST])
    # From New Year on the second holds, but not in the weeks before.
    with pytest.raises(NothingLeft):
        an_end(FIRST, effective_on=TODAY).check(today=TODAY, among=[FIRST, SECOND])
    an_end(FIRST).check(today=TODAY, among=[FIRST, SECOND])
    an_end(SECOND).check(today=TODAY, among=[FIRST, SECOND])


@covers("NEW-7")
def test_two_ends_that_leave_nothing_together_are_not_both_approved():
    later = date(2027, 6, 1)
    first_ends = an_end(FIRST, effective_on=later, approved=OTTO)
    second_ends = a_rule(8, value=None, retires=SECOND.id)
    with pytest.raises(NothingLeft):
        second_ends.approve(by=OTTO, today=TODAY, among=[FIRST, SECOND, first_ends])


@covers("NEW-7")
def test_only_a_rule_that_counts_and_goes_on_is_retired():
    waiting = a_rule(2)
    with pytest.raises(NotToBeRetired, match="no approved rule"):
        an_end(waiting).approve(by=OTTO, today=TODAY, among=[FIRST, waiting])
    end = an_end(SECOND, approved=OTTO)
    with pytest.raises(NotToBeRetired, match="already"):
        a_rule(10, value=None, retires=SECOND.id).check(
            today=TODAY, among=[FIRST, SECOND, end]
        )
    with pytest.raises(NotToBeRetired):
        a_rule(10, value=None, retires=end.id).check(
            today=TODAY, among=[FIRST, SECOND, end]
        )


@covers("FEE-2", "NEW-7")
def test_each_day_has_the_rule_that_began_last_and_goes_on():
    end = an_end(SECOND, effective_on=date(2027, 6, 1), approved=OTTO)
    book = [FIRST, SECOND, end]
    assert in_force(book, date(2023, 12, 31)) is None
    assert in_force(book, date(2024, 1, 1)) == FIRST
    assert in_force(book, date(2026, 12, 31)) == FIRST
    assert in_force(book, NEW_YEAR) == SECOND
    assert in_force(book, date(2027, 5, 31)) == SECOND
    assert in_force(book, date(2027, 6, 1)) == FIRST


@covers("FEE-2", "NEW-7")
def test_of_what_waits_for_approval_or_came_later_nothing_was_known():
    moment = MOMENT + timedelta(seconds=1)
    later = a_rule(4, approved=Hand(OTTO.account_id, "otto", moment))
    book = [FIRST, SECOND, a_rule(3), later]
    assert known_at(book, MOMENT) == (FIRST, SECOND)
    assert known_at(book, moment) == (FIRST, SECOND, later)


@covers("NEW-7")
def test_the_list_says_where_each_line_stands():
    waiting = a_rule(3, effective_on=date(2027, 3, 1))
    end = an_end(SECOND, effective_on=date(2027, 6, 1), approved=OTTO)
    book = [FIRST, SECOND, waiting, end]

    def on(day: date) -> list[str]:
        return [standing(change, book, day) for change in book]

    assert on(TODAY) == [
        Standing.IN_FORCE, Standing.TO_COME, Standing.WAITING, Standing.TO_COME,
    ]  # fmt: skip
    assert on(NEW_YEAR)[:2] == [Standing.REPLACED, Standing.IN_FORCE]
    # On the day itself it can still be approved, and from the next one no more.
    assert on(date(2027, 3, 1))[2] is Standing.WAITING
    assert on(date(2027, 3, 2))[2] is Standing.LAPSED
    assert on(date(2027, 6, 1)) == [
        Standing.IN_FORCE, Standing.RETIRED, Standing.LAPSED, Standing.IN_FORCE,
    ]  # fmt: skip
