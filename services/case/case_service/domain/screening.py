"""Who cannot be invited, and what a recruiter is told of it (PEER-2)."""

from dataclasses import dataclass
from enum import StrEnum

from chassis.refusal import Refused

_CALL = "Call the Producer Service Center at 855-782-4272."


class Hit(StrEnum):
    """Where somebody was found."""

    OPEN_CASE = "open_case"
    DO_NOT_CONTRACT = "do_not_contract"


@dataclass(frozen=True, slots=True)
class Found:
    """A hit; `own_key` is the open case where it is the recruiter's own."""

    hit: Hit
    own_key: str | None = None

    def stops(self, *, on_duplicate: bool) -> bool:
        """Tell whether a single invitation is stopped by this."""
        return self.hit is Hit.DO_NOT_CONTRACT or on_duplicate

    @property
    def sentence(self) -> str:
        """Say why nobody is invited, and nothing of what another's case holds."""
        if self.hit is Hit.DO_NOT_CONTRACT:
            return f"This producer cannot be invited. {_CALL}"
        if self.own_key:
            return (
                f"You have invited this producer already: case {self.own_key} is open. "
                "Send its invitation again if the mail was lost."
            )
        return f"This producer is being onboarded already. {_CALL}"


class NotInvitable(Refused):
    """The screening stopped the invitation."""

    def __init__(self, found: Found) -> None:
        super().__init__("not_invitable", found.sentence, hit=str(found.hit))
