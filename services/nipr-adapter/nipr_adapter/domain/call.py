"""A call to NIPR that somebody wished for, from the wish to its outcome."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from chassis.refusal import Refused
from nipr_adapter.domain.outcome import TRIED_AGAIN, Billing, Outcome, Verdict
from nipr_adapter.domain.status import TRANSITIONS, Action, Status

CallId = NewType("CallId", UUID)
CaseId = NewType("CaseId", UUID)
LookupId = NewType("LookupId", UUID)
AuthorizationId = NewType("AuthorizationId", UUID)

# NIPR publishes no service hours: soon at first, then at a pace that burdens nobody.
RETRY_AFTER = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 300, 900))


class CallKind(StrEnum):
    """Which of NIPR's services is asked."""

    HIT_LIST = "hit-list"
    REPORT = "report"


class NotAllowed(Refused):
    """This cannot be done to a call in its status."""

    def __init__(self, action: Action, status: Status) -> None:
        super().__init__("not_allowed", f"You cannot {action} a call that is {status}.")


@dataclass(frozen=True, slots=True)
class Call:
    """One wished call; its id is the look-up's id or the report's.

    `turn` counts how often an operator allowed that it be paid for again.
    """

    id: CallId
    kind: CallKind
    case_id: CaseId
    lookup_id: LookupId
    authorization_id: AuthorizationId | None
    due_at: datetime
    status: Status = Status.WAITING
    outcome: Outcome | None = None
    reason: str = ""
    attempts: int = 0
    turn: int = 1
    leased_until: datetime | None = None
    asked_at: datetime | None = None

    @property
    def is_under_way(self) -> bool:
        """Tell whether it will be settled without a person's doing."""
        return self.status in {Status.WAITING, Status.CLAIMED, Status.CALLING}

    @property
    def was_given_up(self) -> bool:
        """Tell whether an operator closed it without an answer."""
        outcome_is_unknown = self.outcome is Outcome.UNKNOWN_BILLED
        return self.status is Status.DONE and outcome_is_unknown

    def claim(self, *, at: datetime, lease: timedelta) -> "Call":
        """Reserve it for one worker until the lease runs out."""
        status = self._after(Action.CLAIM)
        return replace(self, status=status, leased_until=at + lease)

    def begin(self, *, at: datetime, lease: timedelta) -> "Call":
        """Say that NIPR is asked now: from here on it may have been paid for."""
        return replace(
            self,
            status=self._after(Action.BEGIN),
            attempts=self.attempts + 1,
            asked_at=at,
            leased_until=at + lease,
        )

    def settle(self, verdict: Verdict, *, at: datetime) -> "Call":
        """Record what came of it; what was not carried out waits for another try."""
        if verdict.outcome in TRIED_AGAIN:
            postponed = self.postpone(at=at, reason=verdict.reason)
            return replace(postponed, outcome=verdict.outcome)
        unknown = verdict.billing is Billing.UNKNOWN
        return replace(
            self,
            status=self._after(Action.ABANDON if unknown else Action.SETTLE),
            outcome=verdict.outcome,
            reason=verdict.reason,
            leased_until=None,
        )

    def postpone(self, *, at: datetime, reason: str) -> "Call":
        """Let it wait, longer after each attempt."""
        wait = RETRY_AFTER[min(max(self.attempts - 1, 0), len(RETRY_AFTER) - 1)]
        return replace(
            self,
            status=self._after(Action.POSTPONE),
            due_at=at + wait,
            reason=reason,
            leased_until=None,
        )

    def drop(self) -> "Call":
        """Forget the wish: nobody needs the answer any more."""
        return replace(self, status=self._after(Action.DROP), leased_until=None)

    def call_again(self, *, at: datetime) -> "Call":
        """Make it once more, as an operator decided, with a ledger row of its own.

        Also one that was given up: the answer comes without a new authorization.
        """
        given_up = self.was_given_up
        status = Status.WAITING if given_up else self._after(Action.CALL_AGAIN)
        return replace(self, status=status, due_at=at, turn=self.turn + 1)

    def after_given_up(self) -> "Call":
        """Be paid for once more, as an operator gave up the call of this turn."""
        return replace(self, turn=self.turn + 1)

    def _after(self, action: Action) -> Status:
        status = TRANSITIONS.get((self.status, action))
        if status is None:
            raise NotAllowed(action, self.status)
        return status
