"""A case as these tests understand it: written from the requirements, not the code.

Each act says whether it may be done and changes the model accordingly; what the real
case did is then compared with it.
"""

from dataclasses import dataclass, field

REVIEWED = ("HCSC Review", "Information Requested", "Error")
ENDED = ("Approved", "Rejected", "Withdrawn")
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
        if self.status != "HCSC Review" or self.reviewer is not None:
            return False
        return self._decide("In Progress")

    def withdraw(self) -> bool:
        """End it before the decision."""
        return self.status not in ENDED and self._decide("Withdrawn")

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
        if self.status not in REVIEWED or self.reviewer != who:
            return False
        self.reopened |= set(tabs)
        return self._decide("Information Requested")

    def put_in_error(self, who: str) -> bool:
        """Stop it."""
        is_mine = self.status == "HCSC Review" and self.reviewer == who
        return is_mine and self._decide("Error")

    def return_to_review(self, who: str) -> bool:
        """Go on with it."""
        is_mine = self.status == "Error" and self.reviewer == who
        return is_mine and self._decide("HCSC Review")

    def approve(self, who: str) -> bool:
        """Let the producer sell: once, with enough coverage, with a number."""
        limit = self.answers.get("e-and-o", {}).get("per_occurrence_limit")
        is_enough = limit in (None, LEAST_COVERAGE)
        if self.status != "HCSC Review" or self.reviewer != who or not is_enough:
            return False
        self.has_number = True
        return self._decide("Approved")

    def _decide(self, status: str) -> bool:
        self.status = status
        self.decisions += 1
        return True
