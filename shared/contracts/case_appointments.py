"""What the case service announces of appointments; others find it in `case`."""

from typing import ClassVar, Literal
from uuid import UUID

from contracts.event import Event
from contracts.words import AppointmentRejectionReason, StateCode

TOPIC = "onboarding.case.events.v1"


class AppointmentFiled(Event):
    """An approved producer is filed with a state for appointment."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.AppointmentFiled.v1"] = (
        "hcsc.onboarding.AppointmentFiled.v1"
    )
    case_id: UUID
    appointment_id: UUID
    state: StateCode
    bluelincs_hmo: bool


class AppointmentConfirmed(Event):
    """A state has appointed the producer."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.AppointmentConfirmed.v1"] = (
        "hcsc.onboarding.AppointmentConfirmed.v1"
    )
    case_id: UUID
    appointment_id: UUID
    state: StateCode
    bluelincs_hmo: bool


class AppointmentRejected(Event):
    """A state does not appoint the producer; `reason` is one of a closed list."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.AppointmentRejected.v1"] = (
        "hcsc.onboarding.AppointmentRejected.v1"
    )
    case_id: UUID
    appointment_id: UUID
    state: StateCode
    bluelincs_hmo: bool
    reason: AppointmentRejectionReason
