"""What the case service tells other services, each for one stated purpose.

    GET /internal/cases/{case_id}/invitee
        identity, `create-account` -> Invitee
    GET /internal/lookups/{lookup_id}/subject
        nipr-adapter, `hit-list` -> LookupSubject
    GET /internal/cases/{case_id}/recipient
        notifications, `send-message` -> Recipient
    GET /internal/requests/{request_id}
        notifications, `send-message` -> InfoText
    GET /internal/proposals/{proposal_id}
        notifications, `send-message` -> NoticeText
    GET /internal/state-decisions/{decision_id}
        notifications, `send-message` -> StateDecisionText
    GET /internal/cases/{case_id}/access
        documents, `check-access` -> CaseAccess
    GET /internal/cases/{case_id}/packet-data
        documents, `packet-data` -> PacketData
    GET /internal/cases/{case_id}/letters/{letter}/{about}
        documents, `letter-data` -> LetterData
    POST /internal/cases/{case_id}/examination
        documents, `examination-file`: Examiner -> ExaminationData
    POST /internal/cases/{case_id}/document-revelations
        documents, `reveal-document`: DocumentRevealed
    GET /internal/cases/{case_id}/answers-copy
        documents, `answers-copy` -> AnswersCopy
Each read of a sensitive value is recorded in the case's history.
"""

from datetime import date
from uuid import UUID

from pydantic import AwareDatetime

from contracts.api.case import CaseStatus
from contracts.api.case_tabs import FeeLine
from contracts.api.shape import Answer, Request, Secret
from contracts.words import (
    CaseKey,
    DocumentSlug,
    FileKind,
    ProducerIdentificationNumber,
    Sha256,
    StateCode,
    Tenant,
)


class Invitee(Answer):
    """Whom to make an account for; the NPN, once known, may not be in a password."""

    case_id: UUID
    tenant: Tenant
    first_name: str
    last_name: str
    email: str
    npn: str | None = None


class LookupSubject(Answer):
    """Whom to look for in NIPR's hit list."""

    case_id: UUID
    ssn: Secret
    last_name: str
    first_name: str


class Recipient(Answer):
    """Whom a mail about a case goes to, and what it may say.

    `review_takes` tells how long a review may take; `authorization_id` is the consent
    to a PDB report that counts now.
    """

    case_id: UUID
    key: CaseKey
    first_name: str
    last_name: str
    email: str
    status: CaseStatus
    expires_on: date | None = None
    review_takes: str = ""
    authorization_id: UUID | None = None


class InfoText(Answer):
    """A reviewer's request for information."""

    request_id: UUID
    message: str
    reopened_tabs: tuple[str, ...]
    wanted_documents: tuple[str, ...]


class NoticeText(Answer):
    """The answer to a dispute, and until when the producer may dispute once more."""

    proposal_id: UUID
    answer: str
    last_day: str


class StateDecisionText(Answer):
    """What was decided about a further state, and why."""

    state: StateCode
    state_name: str
    reason: str


class CaseAccess(Answer):
    """Who may do what with a case's documents at this moment.

    `open_kinds` are the kinds of file that may be uploaded where `can_upload` is true;
    without a list all of them may.
    """

    case_id: UUID
    key: CaseKey
    tenant: Tenant
    owner_account_id: UUID | None
    recruiter_account_id: UUID
    status: CaseStatus
    can_upload: bool
    can_sign: bool
    snapshot_hash: Sha256 | None
    open_kinds: tuple[FileKind, ...] | None = None


class PostalAddress(Answer):
    """An address as a document prints it."""

    street: str
    street_2: str
    city: str
    state: str
    zip_code: str


class PacketData(Answer):
    """All that the packet is made from; the hash is of exactly these answers.

    `addenda` names the documents that the dated rules add for these states.
    """

    case_id: UUID
    key: CaseKey
    snapshot_hash: Sha256
    name: str
    npn: str
    resident_state: str
    ssn: Secret
    email: str
    business_phone: str
    primary_address: PostalAddress
    mailing_address: PostalAddress
    states: tuple[StateCode, ...]
    bluelincs_hmo: bool
    fees: tuple[FeeLine, ...]
    fee_total_text: str
    addenda: tuple[DocumentSlug, ...] = ()


class CopiedLine(Answer):
    """A field of the copy as a person reads it, numbers masked."""

    label: str
    value: str


class CopiedSection(Answer):
    """A section of the copy."""

    title: str
    lines: tuple[CopiedLine, ...]


class AnswersCopy(Answer):
    """All answers for the producer's own records."""

    case_id: UUID
    key: CaseKey
    name: str
    status: CaseStatus
    submitted_at: AwareDatetime | None
    copied_at: AwareDatetime
    sections: tuple[CopiedSection, ...]


class LetterData(Answer):
    """What a letter to the producer says, as far as it does not say it of itself.

    `dated` is when that came about which the letter tells of. Somebody who has given
    no address yet has none. `notice` is what the law has HCSC say (FCRA).
    """

    case_id: UUID
    key: CaseKey
    name: str
    address: PostalAddress | None
    dated: AwareDatetime
    reason: str = ""
    notice: tuple[str, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    fee_total_text: str = ""
    producer_identification_number: ProducerIdentificationNumber | None = None


class Examiner(Request):
    """Who takes the examination file of a case; it stands in the history."""

    account_id: UUID
    name: str


class DocumentRevealed(Request):
    """Who needs to see which document whole, and why; it stands in the history."""

    account_id: UUID
    name: str
    title: str
    reason: str


class ExaminationSection(Answer):
    """A part of the record: lines of what and how."""

    title: str
    lines: tuple[tuple[str, str], ...]


class ExaminationData(Answer):
    """The whole case but its documents, sensitive values masked."""

    case_id: UUID
    key: CaseKey
    tenant: Tenant
    made_at: AwareDatetime
    sections: tuple[ExaminationSection, ...]
