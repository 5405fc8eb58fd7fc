"""What moved a case on, round by round, as its history keeps it (PEER-6)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from case_service.domain.history import Deed


@dataclass(frozen=True, slots=True)
class Step:
    """A deed of the history that whoever follows the case is told."""

    deed: Deed
    at: datetime
    detail: str = ""

    @property
    def title(self) -> str:
        """Name the milestone."""
        return STEPS[self.deed]

    @property
    def round_told(self) -> str:
        """Tell the round of a submission, from the second on."""
        is_later = self.deed is Deed.SUBMITTED and self.detail not in ("", "1")
        return f"Round {self.detail}" if is_later else ""


STEPS: Mapping[Deed, str] = {
    Deed.EXPIRED: "Expired",
    Deed.INVITED_AGAIN: "Invited again",
    Deed.PACKET_SIGNED: "Documents signed",
    Deed.SUBMITTED: "Submitted",
    Deed.TAKEN_BACK: "Taken back to be corrected",
    Deed.INFORMATION_REQUESTED: "Information requested",
    Deed.PUT_IN_ERROR: "Error",
    Deed.RETURNED_TO_REVIEW: "Returned to review",
}
"""The deeds that are milestones, each time that they were done, and their titles."""


def that_count(steps: Iterable[Step], *, is_signed: bool) -> tuple[Step, ...]:
    """Leave out signatures that did not last until a submission, or until now."""
    listed = tuple(steps)
    return tuple(
        step
        for step, after in _with_what_follows(listed)
        if step.deed is not Deed.PACKET_SIGNED
        or after is Deed.SUBMITTED
        or (after is None and is_signed)
    )


def _with_what_follows(steps: tuple[Step, ...]) -> Iterator[tuple[Step, Deed | None]]:
    """Give each step with the signature or submission that comes next, oldest first."""
    after, told = None, list[tuple[Step, Deed | None]]()
    for step in reversed(steps):
        told.append((step, after))
        if step.deed in (Deed.PACKET_SIGNED, Deed.SUBMITTED):
            after = step.deed
    return reversed(told)
