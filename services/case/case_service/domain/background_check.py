"""The background check: what its provider may say (PEER-11)."""

from enum import StrEnum

from chassis.refusal import Refused


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
