"""What the case service announces when the time of a case is over."""

from typing import ClassVar, Literal
from uuid import UUID

from contracts.event import Event


class CaseErased(Event):
    """The case's data is unreadable from now on; let everybody erase what they have.

    Ids, statuses, the producer identification number and the hashes stay.
    """

    topic: ClassVar[str] = "onboarding.case.events.v1"

    type: Literal["hcsc.onboarding.CaseErased.v1"] = "hcsc.onboarding.CaseErased.v1"
    case_id: UUID
