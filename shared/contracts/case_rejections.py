"""What the case service announces of rejections that rest on a report (FCRA)."""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from contracts.case import TOPIC
from contracts.event import Event


class RejectionProposed(Event):
    """HCSC means to refuse the case over a consumer report; the producer may answer.

    Decided on the day `decides_on` (Central Time), unless a dispute stops the clock.
    """

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.RejectionProposed.v1"] = (
        "hcsc.onboarding.RejectionProposed.v1"
    )
    case_id: UUID
    proposal_id: UUID
    decides_on: date


class ReportDisputed(Event):
    """A consumer report is disputed: nothing is decided until it is answered."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.ReportDisputed.v1"] = (
        "hcsc.onboarding.ReportDisputed.v1"
    )
    case_id: UUID
    proposal_id: UUID


class DisputeAnswered(Event):
    """A reviewer answered the dispute; the clock goes on."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.DisputeAnswered.v1"] = (
        "hcsc.onboarding.DisputeAnswered.v1"
    )
    case_id: UUID
    proposal_id: UUID
    decides_on: date


class RejectionProposalWithdrawn(Event):
    """HCSC does not mean to refuse the case any more; its review goes on."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.RejectionProposalWithdrawn.v1"] = (
        "hcsc.onboarding.RejectionProposalWithdrawn.v1"
    )
    case_id: UUID
    proposal_id: UUID
