"""First screen: its states and what they say."""

from datetime import UTC, datetime, timedelta

import pytest

from case_service.domain.authorization import VERSION, NotAgreed, check_agreed
from case_service.domain.lookup_limit import LOOKUPS, TooManyLookups, check_lookups
from case_service.domain.start import (
    GIVEN_UP,
    MESSAGES,
    MISSED,
    PATIENCE,
    Progress,
    Start,
    check_starting,
    message,
    start_state,
)
from case_service.domain.status import NotAllowed, Status
from tests.support.case_builders import a_case
from tests.support.covers import covers

NOW = datetime(2026, 11, 25, 15, tzinfo=UTC)
LONG_AGO = NOW - PATIENCE - timedelta(seconds=1)


@covers("HOME-2", "HOME-3")
@pytest.mark.parametrize(
    ("progress", "state"),
    [
        (Progress(), Start.SSN_NEEDED),
        (Progress(asked_at=NOW), Start.LOOKING_UP),
        (Progress(asked_at=LONG_AGO), Start.DELAYED),
        (Progress(asked_at=NOW, outcome="found"), Start.LOOKING_UP),
        (Progress(asked_at=NOW, outcome="found", is_named=True), Start.FOUND),
        (Progress(asked_at=LONG_AGO, outcome="found", is_named=True), Start.FOUND),
        (Progress(asked_at=NOW, outcome="ambiguous"), Start.AMBIGUOUS),
        (
            Progress(asked_at=NOW, outcome="ambiguous", narrowed_at=NOW),
            Start.LOOKING_UP,
        ),
        (
            Progress(asked_at=LONG_AGO, outcome="ambiguous", narrowed_at=NOW),
            Start.LOOKING_UP,
        ),
        (
            Progress(asked_at=LONG_AGO, outcome="ambiguous", narrowed_at=LONG_AGO),
            Start.DELAYED,
        ),
        (Progress(asked_at=NOW, outcome="not_found"), Start.NOT_FOUND),
        (Progress(asked_at=NOW, outcome="unavailable"), Start.DELAYED),
        (Progress(asked_at=NOW, outcome="rejected"), Start.NEEDS_HELP),
        (Progress(asked_at=NOW, authorized_at=NOW), Start.FETCHING_REPORT),
        (Progress(asked_at=NOW, authorized_at=LONG_AGO), Start.DELAYED),
        (
            Progress(asked_at=NOW, authorized_at=NOW, report_outcome="found"),
            Start.FETCHING_REPORT,
        ),
        (
            Progress(asked_at=NOW, authorized_at=NOW, report_outcome="unavailable"),
            Start.DELAYED,
        ),
        (
            Progress(asked_at=NOW, authorized_at=NOW, report_outcome="not_found"),
            Start.NEEDS_HELP,
        ),
        (
            Progress(asked_at=NOW, authorized_at=LONG_AGO, report_outcome=GIVEN_UP),
            Start.AUTHORIZE_AGAIN,
        ),
        (
            Progress(
                asked_at=NOW, authorized_at=NOW, report_outcome=GIVEN_UP, is_ready=True
            ),
            Start.READY,
        ),
        (Progress(asked_at=NOW, authorized_at=NOW, is_ready=True), Start.READY),
    ],
)
def test_the_state_follows_from_what_is_known(progress, state):
    assert start_state(progress, now=NOW) is state


@covers("HOME-3")
@pytest.mark.parametrize("state", list(Start))
def test_every_state_has_a_message(state):
    assert MESSAGES[state]
    assert message(state, Progress()) == MESSAGES[state]


@covers("HOME-3")
def test_a_miss_is_said_where_details_are_asked_for():
    missed = Progress(asked_at=NOW, outcome="ambiguous", misses=1)
    assert message(Start.AMBIGUOUS, missed) == MISSED


@covers("HOME-2", "NEW-2")
@pytest.mark.parametrize(
    ("agreed", "version"), [(False, VERSION), (True, ""), (True, "1999-01")]
)
def test_only_a_tick_under_todays_text_is_an_authorization(agreed, version):
    with pytest.raises(NotAgreed):
        check_agreed(agreed=agreed, text_version=version)
    check_agreed(agreed=True, text_version=VERSION)


@covers("HOME-3")
@pytest.mark.parametrize(
    ("late", "state"),
    [(timedelta(), Start.LOOKING_UP), (timedelta(microseconds=1), Start.DELAYED)],
)
def test_patience_ends_just_after_its_last_moment(late, state):
    asked = Progress(asked_at=NOW - PATIENCE - late)
    assert start_state(asked, now=NOW) is state
    report = Progress(asked_at=NOW, authorized_at=NOW - PATIENCE - late)
    is_waiting = start_state(report, now=NOW) is Start.FETCHING_REPORT
    assert is_waiting is (state is Start.LOOKING_UP)


@covers("HOME-3", "NEW-8")
def test_a_case_asks_nipr_ten_times_a_day_and_no_more():
    check_lookups(LOOKUPS - 1)
    with pytest.raises(TooManyLookups):
        check_lookups(LOOKUPS)
    assert LOOKUPS == 10


@covers("HOME-2", "HOME-3")
@pytest.mark.parametrize("status", list(Status))
def test_the_first_screen_takes_nothing_once_the_case_has_gone_on(status):
    case = a_case(status)
    if status in (Status.INVITED, Status.IN_PROGRESS):
        check_starting(case)
        return
    with pytest.raises(NotAllowed, match=f"status is {status}"):
        check_starting(case)
