"""A case as these tests understand it: written from the requirements, not the code.

Each act says whether it may be done and changes the model accordingly; what the real
case did is then compared with it.
"""

from dataclasses import dataclass, field

REVIEWED = ("HCSC Review", "Information Requested", "Error")
ENDED = ("Approved", "Rejected", "Withdrawn")
REJECTABLE = ("HCSC Review", "Error")
NO_MORE_STATES = ("HCSC Review", "Error", *ENDED, "Expired")
LEAST_COVERAGE = "$500,000"


@dataclass
class CaseModel:
    """Where a case stands, what it says, what is signed, who reviews it."""

    status: str = "In Progress"
    decisions: int = 0
    rounds: int = 0
    submissions: int = 0
    reviewer: str | None = None
    reopened: set[str] = field(default_factory=set)
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    signed: tuple[tuple[str, str], ...] | None = None
    has_number: bool = False
    notice: str = ""
    states: set[str] = field(default_factory=lambda: {"OK", "TX"})

    @property
    def is_announced(self) -> bool:
        """Whether a rejection is announced and not decided: nothing else is, then."""
        return self.notice in ("waiting", "disputed")

    @property
    def may_take_back(self) -> bool:
        """Whether the producer may still correct what was submitted."""
        is_free = self.status == "HCSC Review" and self.reviewer is None
        return is_free and not self.is_announced

    @property
    def snapshot(self) -> tuple[tuple[str, str], ...]:
        """All answers, to compare with what was signed."""
        every = (answers.items() for answers in self.answers.values())
        return tuple(sorted(pair for pairs in every for pair in pairs))

    @property
    def is_with_the_producer(self) -> bool:
        """Whether the producer may sign and submit."""
        return self.status in ("In Progress", "Information Requested")

    def may_edit(self, tab: str) -> bool:
        """Whether the producer may change a tab."""
        if self.status == "Information Requested":
            return tab in self.reopened
        return self.status == "In Progress"

    def edit(self, tab: str, field_: str, value: str) -> bool:
        """Change an answer."""
        if not self.may_edit(tab):
            return False
        self.answers.setdefault(tab, {})[field_] = value
        self.versions[tab] = self.versions.get(tab, 0) + 1
        return True

    def sign(self) -> bool:
        """Sign everything as it is now."""
        if self.is_with_the_producer:
            self.signed = self.snapshot
        return self.is_with_the_producer

    def void(self) -> bool:
        """Learn that what was signed is void, after a change of the answers."""
        if self.signed in (None, self.snapshot):
            return False
        self.signed = None
        return True

    def submit(self) -> bool:
        """Hand it to review: signed as it is now."""
        if not self.is_with_the_producer or self.signed != self.snapshot:
            return False
        self.rounds += 1
        self.submissions += 1
        self.reopened = set()
        return self._decide("HCSC Review")

    def take_back(self) -> bool:
        """Open it again, while no reviewer has it."""
        return self.may_take_back and self._decide("In Progress")

    def withdraw(self) -> bool:
        """End it before the decision."""
        if self.status in (*ENDED, "Expired"):
            return False
        self.notice = ""
        return self._decide("Withdrawn")

    def claim(self, who: str) -> bool:
        """Take it for review; a colleague's is not taken away."""
        if self.status not in REVIEWED or self.reviewer not in (None, who):
            return False
        self.reviewer = who
        return self._decide(self.status)

    def release(self, who: str) -> bool:
        """Give it back to the queue."""
        if self.status not in REVIEWED or self.reviewer != who:
            return False
        self.reviewer = None
        return self._decide(self.status)

    def request(self, who: str, tabs: list[str]) -> bool:
        """Ask for more and open some tabs; asked again, the open ones stay so."""
        is_mine = self.status in REVIEWED and self.reviewer == who
        if not is_mine or self.is_announced:
            return False
        self.reopened |= set(tabs)
        return self._decide("Information Requested")

    def put_in_error(self, who: str) -> bool:
        """Stop it."""
        is_mine = self.status == "HCSC Review" and self.reviewer == who
        return is_mine and not self.is_announced and self._decide("Error")

    def return_to_review(self, who: str) -> bool:
        """Go on with it."""
        is_mine = self.status == "Error" and self.reviewer == who
        return is_mine and not self.is_announced and self._decide("HCSC Review")

    def approve(self, who: str) -> bool:
        """Let the producer sell: once, with enough coverage, with a number."""
        limit = self.answers.get("e-and-o", {}).get("per_occurrence_limit")
        is_enough = limit in (None, LEAST_COVERAGE)
        is_mine = self.status == "HCSC Review" and self.reviewer == who
        if not is_mine or not is_enough or self.is_announced:
            return False
        self.has_number = True
        return self._decide("Approved")

    def reject(self, who: str) -> bool:
        """Refuse it for other reasons than a consumer report."""
        return self._may_reject(who) and self._decide("Rejected")

    def announce(self, who: str) -> bool:
        """Tell the producer first, where a consumer report decides."""
        if not self._may_reject(who):
            return False
        self.notice = "waiting"
        return self._decide(self.status)

    def dispute(self) -> bool:
        """Say what is wrong in the report, and stop the clock."""
        if self.notice != "waiting" or self.status not in REJECTABLE:
            return False
        self.notice = "disputed"
        return True

    def answer(self, who: str) -> bool:
        """Answer the dispute; the clock goes on."""
        if self.notice != "disputed" or self.reviewer != who:
            return False
        self.notice = "waiting"
        return True

    def withdraw_rejection(self, who: str) -> bool:
        """Go on as if nothing had been announced."""
        if not self.is_announced or self.reviewer != who:
            return False
        self.notice = ""
        return True

    def run_out(self) -> bool:
        """Let the time for an answer be over."""
        if self.notice != "waiting":
            return False
        self.notice = "carried out"
        return self._decide("Rejected")

    def add_state(self, _who: str, state: str) -> bool:
        """Contract for one more state."""
        if self.status in NO_MORE_STATES or state in self.states:
            return False
        self.states.add(state)
        return self._decide(self.status)

    def resend(self, _who: str) -> bool:
        """Mail the invitation again; one that had expired begins anew."""
        if self.status in ("Rejected", "Withdrawn"):
            return False
        return self._decide("Invited") if self.status == "Expired" else True

    def expire(self) -> bool:
        """End an invitation that was not used."""
        return self.status == "Invited" and self._decide("Expired")

    def start(self) -> bool:
        """Give the SSN."""
        return self.status == "Invited" and self._decide("In Progress")

    def _may_reject(self, who: str) -> bool:
        is_mine = self.status in REJECTABLE and self.reviewer == who
        return is_mine and not self.is_announced

    def _decide(self, status: str) -> bool:
        self.status = status
        self.decisions += 1
        return True
