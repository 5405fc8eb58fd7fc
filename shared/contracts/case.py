"""What the case service announces."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from contracts.case_appointments import AppointmentConfirmed as AppointmentConfirmed
from contracts.case_appointments import AppointmentFiled as AppointmentFiled
from contracts.case_appointments import AppointmentRejected as AppointmentRejected
from contracts.case_invitations import InvitationExpired as InvitationExpired
from contracts.case_invitations import InvitationExpiring as InvitationExpiring
from contracts.case_invitations import InvitationIssued as InvitationIssued
from contracts.case_invitations import InvitationResent as InvitationResent
from contracts.case_invitations import StateAdded as StateAdded
from contracts.case_invitations import StateRefused as StateRefused
from contracts.case_retention import CaseErased as CaseErased
from contracts.case_rules import DeadlineChanged as DeadlineChanged
from contracts.case_rules import RuleChanged as RuleChanged
from contracts.event import Event
from contracts.words import (
    FileKind,
    ProducerIdentificationNumber,
    Role,
    Sha256,
    StateCode,
    Tab,
)

TOPIC = "onboarding.case.events.v1"


class AppointmentFee(BaseModel):
    """The fee for one appointment, as shown to the producer when they signed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: StateCode
    bluelincs_hmo: bool = False
    cents: int


class PdbLookupRequested(Event):
    """The producer gave an SSN: NIPR's hit list is to be asked who that is."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.PdbLookupRequested.v1"] = (
        "hcsc.onboarding.PdbLookupRequested.v1"
    )
    case_id: UUID
    lookup_id: UUID


class PdbReportAuthorized(Event):
    """The producer authorized the PDB report that this event asks for."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.PdbReportAuthorized.v1"] = (
        "hcsc.onboarding.PdbReportAuthorized.v1"
    )
    case_id: UUID
    authorization_id: UUID
    lookup_id: UUID


class CaseAnswersChanged(Event):
    """A tab was saved; a packet signed from another snapshot is void."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.CaseAnswersChanged.v1"] = (
        "hcsc.onboarding.CaseAnswersChanged.v1"
    )
    case_id: UUID
    tab: Tab
    tab_version: int
    snapshot_hash: Sha256


class BankAccountChanged(Event):
    """The producer changed a bank account that was submitted before; they are told.

    `recipients` are ids of mail addresses that the case has had.
    """

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.BankAccountChanged.v1"] = (
        "hcsc.onboarding.BankAccountChanged.v1"
    )
    case_id: UUID
    tab_version: int
    recipients: tuple[UUID, ...] = ()


class ContactEmailChanged(Event):
    """The producer changed the mail address after the first submission.

    `recipients` are ids of the mail addresses that the case had before.
    """

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.ContactEmailChanged.v1"] = (
        "hcsc.onboarding.ContactEmailChanged.v1"
    )
    case_id: UUID
    tab_version: int
    recipients: tuple[UUID, ...]


class CaseSubmitted(Event):
    """The producer handed the case to review: first, or after taking it back."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.CaseSubmitted.v1"] = (
        "hcsc.onboarding.CaseSubmitted.v1"
    )
    case_id: UUID
    review_round: int
    snapshot_hash: Sha256


class InfoRequested(Event):
    """A reviewer needs more from the producer."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.InfoRequested.v1"] = (
        "hcsc.onboarding.InfoRequested.v1"
    )
    case_id: UUID
    request_id: UUID
    review_round: int
    reopened_tabs: tuple[Tab, ...]
    wanted_documents: tuple[FileKind, ...] = ()


class CaseResubmitted(Event):
    """The producer answered a request for information."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.CaseResubmitted.v1"] = (
        "hcsc.onboarding.CaseResubmitted.v1"
    )
    case_id: UUID
    request_id: UUID
    review_round: int
    snapshot_hash: Sha256


class CaseRecalled(Event):
    """The producer took a submitted case back to correct it; no review goes on."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.CaseRecalled.v1"] = "hcsc.onboarding.CaseRecalled.v1"
    case_id: UUID


class CaseApproved(Event):
    """The producer may sell: a producer identification number is issued."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.CaseApproved.v1"] = "hcsc.onboarding.CaseApproved.v1"
    case_id: UUID
    producer_identification_number: ProducerIdentificationNumber
    states: tuple[StateCode, ...]


class CasePutInError(Event):
    """A reviewer stopped the case because of an error, such as one of identity."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.CasePutInError.v1"] = (
        "hcsc.onboarding.CasePutInError.v1"
    )
    case_id: UUID


class CaseReturnedToReview(Event):
    """A case in error is being reviewed again."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.CaseReturnedToReview.v1"] = (
        "hcsc.onboarding.CaseReturnedToReview.v1"
    )
    case_id: UUID


class CaseRejected(Event):
    """A reviewer refused the case; the producer is told why.

    `proposal_id` names the notice that came before, where a consumer report decided.
    """

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.CaseRejected.v1"] = "hcsc.onboarding.CaseRejected.v1"
    case_id: UUID
    proposal_id: UUID | None = None


class CaseWithdrawn(Event):
    """The producer or the recruiter ended the case before approval.

    `by_role` is the relation of who did it to the case.
    """

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.CaseWithdrawn.v1"] = (
        "hcsc.onboarding.CaseWithdrawn.v1"
    )
    case_id: UUID
    by_role: Role = "producer"


class AppointmentFeesDeductible(Event):
    """Fees to deduct from the first month's commissions, as shown when signing."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.AppointmentFeesDeductible.v1"] = (
        "hcsc.onboarding.AppointmentFeesDeductible.v1"
    )
    case_id: UUID
    producer_identification_number: ProducerIdentificationNumber
    fees: tuple[AppointmentFee, ...]
    total_cents: int
