"""The documents service's internal API. Owner checks ask the case service each time.

For the producer of the case (reads also for reviewer and support)
    GET  /cases/{case_id}/files                            -> tuple[FileView, ...]
    POST /cases/{case_id}/files/{kind}                     raw bytes -> FileView
         headers X-File-Name (percent-encoded), Idempotency-Key
    GET  /cases/{case_id}/files/{file_id}/content          -> the copy that people see
    GET  /cases/{case_id}/files/{file_id}/pages/{n}        -> image/png or image/jpeg
    GET  /cases/{case_id}/consent                          -> ConsentView
    POST /cases/{case_id}/consent                          GiveConsent -> ConsentView
    GET  /cases/{case_id}/packet                           -> PacketView
    POST /cases/{case_id}/packet                           -> PacketView (prepares it)
    GET  /cases/{case_id}/packet/changes                   -> PacketChanges
    GET  /cases/{case_id}/packet/{document}                -> DocumentView
    GET  /cases/{case_id}/packet/{document}/pages/{n}      -> image/png
    GET  /cases/{case_id}/packet/{document}/text           -> DocumentText
    GET  /cases/{case_id}/packet/{document}/content        -> application/pdf
    POST /cases/{case_id}/packet/{document}/revelations
         reviewer of the case: RevealDocument -> application/pdf
    POST /cases/{case_id}/packet/{document}/choice         MakeChoice -> DocumentView
    POST /cases/{case_id}/packet/{document}/shown          Shown -> DocumentView
    POST /cases/{case_id}/packet/{document}/signature      Sign -> DocumentView
    POST /cases/{case_id}/packet/{document}/review         Review -> DocumentView
    POST /cases/{case_id}/packet/finish                    Finish -> PacketView
    GET  /cases/{case_id}/letters                          -> tuple[LetterView, ...]
    GET  /cases/{case_id}/letters/{letter_id}/content      -> application/pdf
    POST /cases/{case_id}/examination-file  reviewer: TakeExaminationFile -> a ZIP
    GET  /cases/{case_id}/evidence-bundle/content          -> a ZIP
For notifications (purpose `send-message`)
    GET  /letters/{letter_id}                              -> DocumentText
    GET  /letters/{letter_id}/content                      -> application/pdf
POSTs of the ceremony carry an Idempotency-Key header.

Refusals by code: `file_too_large`, `file_type_refused`, `file_broken`,
`file_encrypted`, `file_too_complex`, `case_closed_for_upload`, `consent_missing`,
`consent_text_changed`, `packet_stale`, `packet_state`, `wrong_action`,
`no_such_choice`, `choice_missing`, `not_shown_to_its_end`, `name_differs` (with
`expected_name`), `out_of_order`, `not_all_signed`, `not_ready_to_sign`, `unprintable`
(a name that no font has), `file_altered`, `idempotency_key_reused`, `needs_reveal` (a
document that shows the whole SSN, asked for by staff).
"""

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime

from contracts.api.shape import Answer, Request
from contracts.words import DocumentSlug, FileKind, LetterSlug, Sha256


class FileView(Answer):
    """An uploaded file as its case's people see it; size in bytes.

    `question` is the one of the questionnaire that a supporting document is about.
    """

    file_id: UUID
    kind: FileKind
    name: str
    media_type: str
    size: int
    sha256: Sha256
    pages: int
    scan: Literal["clean", "infected", "not_scanned"]
    uploaded_at: AwareDatetime
    replaced: bool
    question: int | None = None


class ConsentView(Answer):
    """The disclosure to consent to, and whether that was done."""

    text_version: str
    paragraphs: tuple[str, ...]
    given_at: AwareDatetime | None
    declined_at: AwareDatetime | None


class GiveConsent(Request):
    """The producer's answer to the disclosure, and where it came from."""

    text_version: str
    agreed: bool
    address: str
    user_agent: str


DocumentState = Literal["waiting", "ready", "reviewed", "signed"]


class Choice(Answer):
    """A choice that belongs into a document."""

    field: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str | None


class DocumentView(Answer):
    """One document of the packet, in the order in which they are signed.

    One that `shows_ssn` is given to staff only with a reason (`revelations`).
    """

    document: DocumentSlug
    title: str
    action: Literal["sign", "review"]
    state: DocumentState
    pages: int
    sha256: Sha256
    template_version: str
    shown_to_end: bool
    choices: tuple[Choice, ...]
    expected_name: str
    done_at: AwareDatetime | None
    next_document: DocumentSlug | None
    shows_ssn: bool = False


class PacketView(Answer):
    """The packet: `none` before it is made, `voided` when answers changed since.

    `changed_documents` names, after a change, what differs from the voided packet.
    """

    packet_id: UUID | None
    state: Literal["none", "open", "signed", "voided", "sealing", "sealed"]
    snapshot_hash: Sha256 | None
    documents: tuple[DocumentView, ...]
    changed_documents: tuple[DocumentSlug, ...] = ()
    finished_at: AwareDatetime | None = None


class ChangedLine(Answer):
    """A value that a document prints and that is another than before.

    None where the one or the other has no such line.
    """

    label: str
    before: str | None
    after: str | None


class DocumentChange(Answer):
    """What became of a document since the producer signed.

    `kept`: it says the same, and what was signed counts. `same`: it says the same and
    is signed again all the same, as the operator's setting wants. `gone`: the packet
    has it no more.
    """

    document: DocumentSlug
    title: str
    what: Literal["changed", "added", "gone", "kept", "same"]
    lines: tuple[ChangedLine, ...] = ()


class PacketChanges(Answer):
    """How the open packet differs; empty where nothing was signed before it."""

    documents: tuple[DocumentChange, ...]


class DocumentText(Answer):
    """The same words as the PDF, as safe HTML of our own making.

    Of a letter to be mailed it is what stands between its address and its contacts.
    """

    title: str
    html: str


class MakeChoice(Request):
    """Sets a choice; the document is made anew and must be shown again."""

    field: str
    value: str


class Shown(Request):
    """Says that the document with this hash was shown to its end."""

    sha256: Sha256
    address: str
    user_agent: str


class Sign(Request):
    """Signs exactly the bytes with this hash by the typed name."""

    sha256: Sha256
    typed_name: str
    address: str
    user_agent: str


class Review(Request):
    """Confirms that the document with this hash was read."""

    sha256: Sha256
    address: str
    user_agent: str


class Finish(Request):
    """Ends the ceremony."""

    address: str
    user_agent: str


class RevealDocument(Request):
    """Who needs to see a document whole, and why; both stand in the case's history."""

    by_name: str
    reason: str


class TakeExaminationFile(Request):
    """Takes the whole case in one file; `by_name` is what the history says."""

    by_name: str


class LetterView(Answer):
    """A letter to the producer; size in bytes. Support does not see every one."""

    letter_id: UUID
    letter: LetterSlug
    title: str
    prepared_at: AwareDatetime
    size: int
    sha256: Sha256
