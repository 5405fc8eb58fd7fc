"""What the nipr-adapter announces."""

from typing import ClassVar, Literal
from uuid import UUID

from contracts.event import Event
from contracts.words import NiprOutcome

TOPIC = "onboarding.nipr.events.v1"


class PdbLookupCompleted(Event):
    """NIPR's hit list was asked; the outcome says whether it knows the producer."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.PdbLookupCompleted.v1"] = (
        "hcsc.onboarding.PdbLookupCompleted.v1"
    )
    case_id: UUID
    lookup_id: UUID
    outcome: NiprOutcome


class PdbReportReceived(Event):
    """The authorized PDB report was asked for; found means that it can be read."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.PdbReportReceived.v1"] = (
        "hcsc.onboarding.PdbReportReceived.v1"
    )
    case_id: UUID
    authorization_id: UUID
    report_id: UUID
    outcome: NiprOutcome


class PdbReportAbandoned(Event):
    """An operator abandoned a report that never came; a new consent brings one."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.PdbReportAbandoned.v1"] = (
        "hcsc.onboarding.PdbReportAbandoned.v1"
    )
    case_id: UUID
    authorization_id: UUID
    report_id: UUID
