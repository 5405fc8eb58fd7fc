"""The onboarding case and what people decide about it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from case_service.domain.case_refusals import (
    ClaimedByOther,
    CoverageTooLow,
    Incomplete,
    InvalidRequest,
    NoReason,
    NotClaimed,
    OwnCase,
    StaleCase,
)
from case_service.domain.closed import ReadOnly, ReviewHasBegun
from case_service.domain.state import State
from case_service.domain.status import (
    Action,
    NotAllowed,
    Status,
    is_possible,
    next_status,
)
from case_service.domain.tab import Tab
from case_service.domain.typed import is_blank

UNDER_REVIEW = (Status.HCSC_REVIEW, Status.ERROR, Status.INFORMATION_REQUESTED)
"""Where a reviewer may take a case or give it back: the review still goes on."""


@dataclass(frozen=True, slots=True)
class Case:
    """An onboarding case: every decision gives the new case or refuses.

    `version` counts decisions; `review_round` counts submissions. `packet_hash` is the
    snapshot hash of the packet that is signed, or None.
    """

    id: UUID
    key: str
    tenant: str
    status: Status
    version: int
    recruiter_id: UUID
    states: tuple[State, ...]
    producer_id: UUID | None = None
    reviewer_id: UUID | None = None
    reviewer_name: str | None = None
    review_round: int = 0
    submitted_at: datetime | None = None
    reopened: frozenset[Tab] = frozenset()
    packet_hash: str | None = None

    def may_edit(self, tab: Tab) -> bool:
        """Tell whether the producer may change a tab now."""
        if tab is Tab.APPOINTMENTS:
            return False
        if self.status is Status.INFORMATION_REQUESTED:
            # A changed answer voids the packet, so signing must always be open (REV-4).
            return tab in self.reopened or tab is Tab.ESIGNATURE
        return self.status is Status.IN_PROGRESS

    def check_editable(self, tab: Tab) -> None:
        """Raise ReadOnly unless the producer may change the tab now."""
        if not self.may_edit(tab):
            raise ReadOnly(self.status)

    def start(self) -> "Case":
        """Begin: the producer has given an SSN. A second time changes nothing."""
        if self.status is Status.IN_PROGRESS:
            return self
        return self._moved(Action.START)

    def submit(self, *, incomplete: tuple[Tab, ...], at: datetime) -> "Case":
        """Hand the case to review; refuses while a tab is incomplete or unsigned."""
        moved = self._moved(Action.SUBMIT)
        if incomplete:
            raise Incomplete(incomplete)
        return replace(
            moved,
            submitted_at=at,
            review_round=self.review_round + 1,
            reopened=frozenset(),
        )

    @property
    def was_submitted(self) -> bool:
        """Tell whether the producer has handed it to review before."""
        return self.review_round > 0

    @property
    def can_take_back(self) -> bool:
        """Tell whether the producer may still correct what was submitted."""
        return self.allows(Action.TAKE_BACK) and self.reviewer_id is None

    def take_back(self) -> "Case":
        """Open a submitted case again for its producer, before a reviewer has it."""
        moved = self._moved(Action.TAKE_BACK)
        if self.reviewer_id is not None:
            raise ReviewHasBegun
        return replace(moved, submitted_at=None)

    def is_own_case_of(self, account_id: UUID) -> bool:
        """Tell whether somebody is its producer or invited them."""
        return account_id in (self.producer_id, self.recruiter_id)

    def claim(self, *, by: UUID, name: str, version: int) -> "Case":
        """Take the case for review; a colleague's case is refused."""
        self._check_version(version)
        if self.status not in UNDER_REVIEW:
            raise NotAllowed("claim", self.status)
        if self.is_own_case_of(by):
            raise OwnCase
        if self.reviewer_id not in (None, by):
            raise ClaimedByOther(self.reviewer_name or "A colleague")
        return self._decided(reviewer_id=by, reviewer_name=name)

    def release(self, *, by: UUID, version: int) -> "Case":
        """Give the case back to the queue, while it is not decided."""
        self._check_mine(by, version)
        if self.status not in UNDER_REVIEW:
            raise NotAllowed("release", self.status)
        return self._decided(reviewer_id=None, reviewer_name=None)

    def judge(self, *, by: UUID, version: int) -> "Case":
        """Give verdicts on parts of the case: no decision, so nothing moves by it."""
        self._check_mine(by, version)
        if self.status not in UNDER_REVIEW:
            raise NotAllowed("judge", self.status)
        return self

    def request_info(
        self, *, by: UUID, version: int, message: str, tabs: frozenset[Tab]
    ) -> "Case":
        """Ask the producer for more; only the chosen tabs open again.

        Asked once more before the answer, what was open already stays so.
        """
        self._check_mine(by, version)
        if is_blank(message):
            raise InvalidRequest("message", "Say what the producer should do.")
        moved = self._moved(Action.REQUEST_INFO)
        # What NIPR says of appointments is not for the producer to change.
        return replace(moved, reopened=(tabs | self.reopened) - {Tab.APPOINTMENTS})

    def approve(self, *, by: UUID, version: int, coverage: tuple[str, ...]) -> "Case":
        """Approve; refuses while E&O coverage is too low (`coverage` says how)."""
        self._check_mine(by, version)
        moved = self._moved(Action.APPROVE)
        if coverage:
            raise CoverageTooLow(coverage)
        return moved

    def propose_rejection(self, *, by: UUID, version: int, reason: str) -> "Case":
        """Announce a rejection: refused where none could follow."""
        self.act_with_reason(Action.REJECT, by=by, version=version, reason=reason)
        return self._decided()

    def check_disputable(self) -> None:
        """Raise NotAllowed where no rejection follows any more: nobody would answer."""
        if not self.allows(Action.REJECT):
            raise NotAllowed("dispute the report of", self.status)

    def reject_as_announced(self) -> "Case":
        """Reject after the time for an answer; announcing it needed a claim."""
        return self._moved(Action.REJECT)

    @property
    def is_unclaimed_review(self) -> bool:
        """Tell whether the case waits for its review and nobody has begun with it."""
        return self.status is Status.HCSC_REVIEW and self.reviewer_id is None

    def pass_by_rule(self) -> "Case":
        """Approve without a reviewer, where the operator lets cases pass (PEER-3)."""
        return self._moved(Action.APPROVE)

    def is_invited_by(self, account_id: UUID | None) -> bool:
        """Tell whether somebody is with the case as who invited its producer."""
        return account_id == self.recruiter_id and account_id != self.producer_id

    def act_with_reason(
        self, action: Action, *, by: UUID, version: int, reason: str
    ) -> "Case":
        """Put in error, return to review or reject, each with a reason."""
        self._check_mine(by, version)
        moved = self._moved(action)
        if is_blank(reason):
            raise NoReason(action)
        return moved

    def withdraw(self) -> "Case":
        """End the case before approval."""
        return self._moved(Action.WITHDRAW)

    def expire(self) -> "Case":
        """End an invitation that was not used."""
        return self._moved(Action.EXPIRE)

    def invite_again(self) -> "Case":
        """Open an expired invitation again; account and case stay the same."""
        return self._moved(Action.INVITE_AGAIN)

    def with_state(self, state: State) -> "Case":
        """Add a state; where only some tabs are open, Licenses opens with it."""
        reopened = self.reopened
        if self.status is Status.INFORMATION_REQUESTED:
            reopened |= {Tab.LICENSES}
        states = tuple(one for one in State if one in (*self.states, state))
        return self._decided(states=states, reopened=reopened)

    def with_producer(self, account_id: UUID) -> "Case":
        """Link the producer's account."""
        return self._decided(producer_id=account_id)

    def with_packet(self, packet_hash: str | None) -> "Case":
        """Record the signed packet, or that none is signed any more."""
        # No new version: it is no decision, and must not make a reviewer's page stale.
        return replace(self, packet_hash=packet_hash)

    @property
    def can_resend(self) -> bool:
        """Tell whether its invitation may go out again; an expired one begins anew."""
        return self.status not in (Status.REJECTED, Status.WITHDRAWN)

    def allows(self, action: Action) -> bool:
        """Tell whether an action may be offered now."""
        return is_possible(self.status, action)

    def _moved(self, action: Action) -> "Case":
        status = next_status(self.status, action)
        return replace(self, status=status, version=self.version + 1)

    def _decided(self, **changes: object) -> "Case":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]  # fields by name

    def _check_version(self, version: int) -> None:
        if version != self.version:
            raise StaleCase

    def _check_mine(self, by: UUID, version: int) -> None:
        # Before the version: who has the case helps more than that the page is old.
        if self.reviewer_id not in (None, by):
            raise ClaimedByOther(self.reviewer_name or "A colleague")
        self._check_version(version)
        if self.reviewer_id is None:
            raise NotClaimed
