"""May a call be made, repeated, given up, exactly when it should?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from nipr_adapter.domain.call import (
    RETRY_AFTER,
    Call,
    CallId,
    CallKind,
    CaseId,
    LookupId,
    NotAllowed,
)
from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from nipr_adapter.domain.spending import Budget, month_of
from nipr_adapter.domain.status import TRANSITIONS, Action, Status
from tests.support.covers import covers

NOON = datetime(2026, 11, 25, 18, tzinfo=UTC)
LEASE = timedelta(seconds=90)
UNAVAILABLE = Verdict(Outcome.UNAVAILABLE, Billing.NOT_BILLED, "http_503")
LOST = Verdict(Outcome.UNKNOWN_BILLED, Billing.UNKNOWN, "no_answer")


def a_call(status: Status = Status.WAITING, *, attempts: int = 0) -> Call:
    return Call(
        id=CallId(UUID(int=1)),
        kind=CallKind.HIT_LIST,
        case_id=CaseId(UUID(int=2)),
        lookup_id=LookupId(UUID(int=1)),
        authorization_id=None,
        due_at=NOON,
        status=status,
        attempts=attempts,
    )


ACTS = {
    Action.CLAIM: lambda call: call.claim(at=NOON, lease=LEASE),
    Action.BEGIN: lambda call: call.begin(at=NOON, lease=LEASE),
    Action.POSTPONE: lambda call: call.postpone(at=NOON, reason="case_unavailable"),
    Action.SETTLE: lambda call: call.settle(
        Verdict(Outcome.FOUND, Billing.BILLED), at=NOON
    ),
    Action.ABANDON: lambda call: call.settle(LOST, at=NOON),
    Action.DROP: lambda call: call.drop(),
    Action.CALL_AGAIN: lambda call: call.call_again(at=NOON),
}


@covers("NEW-8")
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("action", Action)
def test_every_act_in_every_status_is_decided(status: Status, action: Action) -> None:
    call, expected = a_call(status), TRANSITIONS.get((status, action))
    if expected is None:
        with pytest.raises(NotAllowed, match="You cannot"):
            ACTS[action](call)
    else:
        assert ACTS[action](call).status is expected


def test_a_lease_runs_from_the_moment_of_claiming() -> None:
    assert a_call().claim(at=NOON, lease=LEASE).leased_until == NOON + LEASE


@pytest.mark.parametrize(
    ("attempts", "wait"), [*enumerate(RETRY_AFTER, start=1), (50, RETRY_AFTER[-1])]
)
def test_an_unavailable_service_is_tried_again_ever_more_slowly(
    attempts: int, wait: timedelta
) -> None:
    call = a_call(Status.CALLING, attempts=attempts).settle(UNAVAILABLE, at=NOON)
    assert call.status is Status.WAITING
    assert call.due_at == NOON + wait
    assert call.outcome is Outcome.UNAVAILABLE


@covers("NEW-8")
def test_a_call_of_unknown_outcome_is_not_due_again() -> None:
    call = a_call(Status.CALLING, attempts=1).settle(LOST, at=NOON)
    assert call.status is Status.UNRESOLVED
    assert (Status.UNRESOLVED, Action.CLAIM) not in TRANSITIONS


@covers("NEW-8")
def test_an_operator_may_allow_one_more_turn() -> None:
    call = a_call(Status.UNRESOLVED).call_again(at=NOON)
    assert (call.status, call.turn) == (Status.WAITING, 2)


@covers("NEW-8")
def test_a_call_that_was_given_up_may_be_made_again_and_an_answered_one_not() -> None:
    given_up = replace(a_call(Status.DONE), outcome=Outcome.UNKNOWN_BILLED)
    again = given_up.call_again(at=NOON)
    assert (again.status, again.turn) == (Status.WAITING, 2)
    for outcome in set(Outcome) - {Outcome.UNKNOWN_BILLED}:
        with pytest.raises(NotAllowed, match="You cannot call again"):
            replace(given_up, outcome=outcome).call_again(at=NOON)


def test_a_late_answer_is_better_than_none() -> None:
    call = replace(a_call(Status.UNRESOLVED), outcome=Outcome.UNKNOWN_BILLED)
    settled = call.settle(Verdict(Outcome.FOUND, Billing.BILLED), at=NOON)
    assert (settled.status, settled.outcome) == (Status.DONE, Outcome.FOUND)


@covers("NEW-8")
@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (datetime(2026, 12, 1, 5, 59, tzinfo=UTC), "2026-11"),
        (datetime(2026, 12, 1, 6, 0, tzinfo=UTC), "2026-12"),
        (datetime(2026, 7, 1, 4, 59, tzinfo=UTC), "2026-06"),
    ],
)
def test_a_month_is_a_month_in_central_time(moment: datetime, month: str) -> None:
    assert month_of(moment) == month


def test_each_kind_of_call_has_its_estimate() -> None:
    budget = Budget(calls_a_month=10, hit_list_cents=100, report_cents=250)
    assert budget.estimate(CallKind.HIT_LIST) == 100
    assert budget.estimate(CallKind.REPORT) == 250
