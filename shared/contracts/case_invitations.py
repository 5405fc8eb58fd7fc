"""What the case service announces of invitations; others find it in `case`."""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from contracts.event import Event
from contracts.words import CaseKey, StateCode, Tenant

TOPIC = "onboarding.case.events.v1"


class InvitationIssued(Event):
    """A recruiter has invited a producer; the account is made next."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.InvitationIssued.v1"] = (
        "hcsc.onboarding.InvitationIssued.v1"
    )
    case_id: UUID
    case_key: CaseKey
    tenant: Tenant
    states: tuple[StateCode, ...]


class InvitationResent(Event):
    """An invitation goes out again; the older temporary password stops working."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.InvitationResent.v1"] = (
        "hcsc.onboarding.InvitationResent.v1"
    )
    case_id: UUID
    account_id: UUID
    resend: int


class InvitationExpiring(Event):
    """An invitation was not used yet and will end: its producer is reminded."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.InvitationExpiring.v1"] = (
        "hcsc.onboarding.InvitationExpiring.v1"
    )
    case_id: UUID
    expires_on: date


class InvitationExpired(Event):
    """An invitation was not used in time and opens nothing any more."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.InvitationExpired.v1"] = (
        "hcsc.onboarding.InvitationExpired.v1"
    )
    case_id: UUID


class StateAdded(Event):
    """The producer may contract for one more state; `states` are all of them."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.StateAdded.v1"] = "hcsc.onboarding.StateAdded.v1"
    case_id: UUID
    decision_id: UUID
    state: StateCode
    states: tuple[StateCode, ...]


class StateRefused(Event):
    """A state that the producer asked for is not added; they are told why."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.StateRefused.v1"] = "hcsc.onboarding.StateRefused.v1"
    case_id: UUID
    decision_id: UUID
    state: StateCode
