"""The small closed vocabularies that events and answers are built from.

An event may hold these and identifiers, numbers and times, but no free text: that is
how a name or an SSN is kept out of the topics by construction.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import StringConstraints

StateCode = Literal["IL", "MT", "NM", "OK", "TX"]
"""The five states whose Blue Cross and Blue Shield plans HCSC runs."""

Tenant = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{1,15}$")]
"""The sign-in form's Domain, such as HCSC."""

CaseKey = Annotated[
    str, StringConstraints(pattern=r"^PP-\d{4}-[23456789ABCDEFGHJKMNPQRSTVWXYZ]{6}$")
]
"""What people read and type: PP, the year, six characters without look-alikes."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

ProducerIdentificationNumber = Annotated[str, StringConstraints(pattern=r"^\d{9}$")]
"""The nine digits that HCSC gives an approved producer."""

Role = Literal["producer", "recruiter", "reviewer", "support", "operator"]


class Tab(StrEnum):
    """The eight tabs of a case in the order of the manual; the value is the address."""

    GENERAL = "general"
    LICENSES = "licenses"
    APPOINTMENTS = "appointments"
    BACKGROUND_QUESTIONNAIRE = "background-questionnaire"
    E_AND_O = "e-and-o"
    BANKING_INFORMATION = "banking-information"
    CODE_OF_CONDUCT = "code-of-conduct"
    ESIGNATURE = "esignature"


class DocumentSlug(StrEnum):
    """The documents of the contract packet; the value is the address."""

    PRODUCER_AGREEMENT = "producer-agreement"
    NEW_MEXICO_ADDENDUM = "new-mexico-addendum"
    OKLAHOMA_ADDENDUM = "oklahoma-addendum"
    MONTANA_ADDENDUM = "montana-addendum"
    W_9 = "w-9"


class LetterSlug(StrEnum):
    """The letters to the producer; each is a mail with the letter as PDF."""

    WELCOME_LETTER = "welcome-letter"
    NOT_APPROVED = "not-approved"
    PRE_ADVERSE_NOTICE = "pre-adverse-notice"
    ADVERSE_ACTION_NOTICE = "adverse-action-notice"
    APPLICATION_WITHDRAWN = "application-withdrawn"


class RuleKind(StrEnum):
    """The dated rules that operators keep and other systems may rely on."""

    FEE = "fee"
    MINIMUM = "minimum"
    APPOINTMENT = "appointment"
    ADDENDUM = "addendum"


class DeadlineKind(StrEnum):
    """The dated rules that are a number of days, in all states."""

    WAIT = "wait"
    REPORT_AGE = "report-age"
    COVER_LEFT = "cover-left"
    PROMISE = "promise"


class FileKind(StrEnum):
    """What an uploaded file is for."""

    E_AND_O_DECLARATION_PAGE = "e-and-o-declaration-page"
    SUPPORTING_DOCUMENT = "supporting-document"


class MessageKind(StrEnum):
    """The mails that people get, each with one subject."""

    ONBOARDING_INVITATION = "onboarding-invitation"
    TEMPORARY_PASSWORD = "temporary-password"  # noqa: S105 (a kind of mail)
    DOCUMENTS_SIGNED = "documents-signed"
    APPLICATION_SUBMITTED = "application-submitted"
    INFORMATION_NEEDED = "information-needed"
    WELCOME_LETTER = "welcome-letter"
    NOT_APPROVED = "not-approved"
    PRE_ADVERSE_NOTICE = "pre-adverse-notice"
    DISPUTE_ANSWERED = "dispute-answered"
    REVIEW_CONTINUES = "review-continues"
    APPLICATION_WITHDRAWN = "application-withdrawn"
    REMINDER = "reminder"
    STATE_ADDED = "state-added"
    STATE_REFUSED = "state-refused"
    SIGN_IN_DETAILS_CHANGED = "sign-in-details-changed"


class AppointmentRejectionReason(StrEnum):
    """Why a state did not appoint a producer."""

    LICENSE_NOT_ACTIVE = "license_not_active"
    NAME_DIFFERS = "name_differs"
    NPN_UNKNOWN = "npn_unknown"
    TERMINATED_FOR_CAUSE = "terminated_for_cause"
    OTHER = "other"


class NiprOutcome(StrEnum):
    """What came of a call to NIPR."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    REJECTED = "rejected"
    UNAUTHORIZED = "unauthorized"
    UNAVAILABLE = "unavailable"
    UNKNOWN_BILLED = "unknown_billed"
