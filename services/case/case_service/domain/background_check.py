"""The background check: what its provider may say (PEER-11)."""

from dataclasses import dataclass
from enum import StrEnum

from chassis.refusal import Refused


@dataclass(frozen=True, slots=True)
class Agency:
    """Who makes background checks, as a notice of a rejection names it (FCRA)."""

    name: str
    address: str
    telephone: str

    def __str__(self) -> str:
        """Write it on one line."""
        return f"{self.name}, {self.address}, telephone {self.telephone}"


class Outcome(StrEnum):
    """Where a background check stands; the provider decides nothing by it."""

    PENDING = "pending"
    CLEAR = "clear"
    CONSIDER = "consider"
    FAILED = "failed"

    @property
    def sentence(self) -> str:
        """Say it to a reviewer."""
        return _SENTENCES[self]


_SENTENCES = {
    Outcome.PENDING: "The background check is not finished yet.",
    Outcome.CLEAR: "The background check found nothing.",
    Outcome.CONSIDER: "The background check found something to consider.",
    Outcome.FAILED: "The background check could not be made.",
}


class BackgroundCheckPending(Refused):
    """Approval waits for the outcome, as the operator has set it."""

    def __init__(self) -> None:
        super().__init__(
            "background_check_pending",
            "The background check is not finished yet. You can approve when its "
            "outcome is here.",
        )
