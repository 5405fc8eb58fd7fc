"""What a reviewer asks beside the tabs, and what the producer answers.

POST /cases/{key}/wanted-documents/{id}  producer: SendDocument -> CaseOverview
    GET  /cases/{key}/notice                 producer, reviewer -> NoticeView
    POST /cases/{key}/notice/dispute         producer: Dispute -> NoticeView
"""

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime

from contracts.api.shape import Answer, Request


class WantedDocumentView(Answer):
    """A document that a reviewer asks for by name; the producer can upload it.

    `file_id` is the file that came for it last.
    """

    id: UUID
    name: str
    sent_at: AwareDatetime | None
    file_id: UUID | None = None


class InfoRequestView(Answer):
    """One round of asking for information.

    `wanted_documents` names all that is wanted; `documents` are those of them that no
    section has a place for. A replaced one was never answered: the next one asks for
    what did not come.
    """

    request_id: UUID
    review_round: int
    message: str
    reopened_tabs: tuple[str, ...]
    wanted_documents: tuple[str, ...]
    documents: tuple[WantedDocumentView, ...] = ()
    asked_at: AwareDatetime
    answered_at: AwareDatetime | None
    is_replaced: bool = False


class ContradictionView(Answer):
    """A question answered No, and what NIPR's record has against it."""

    question: int
    record: str


class SendDocument(Request):
    """The uploaded file that answers a wish for a document."""

    file_id: UUID


class Dispute(Request):
    """What the producer says is wrong in the report."""

    text: str


class MissingDocument(Answer):
    """What a reviewer asked for; without an `id` it is uploaded on E&O."""

    id: UUID | None
    name: str


class ProposalView(Answer):
    """How a rejection that rests on a report stands; it is decided after a day.

    `wait` is the time that the notice gave for an answer, by the `wait_rule`.
    """

    stage: Literal["waiting", "disputed", "withdrawn", "carried out"]
    reason: str
    proposed_at: AwareDatetime
    by_name: str
    last_day: str
    dispute: str
    disputed_at: AwareDatetime | None
    answer: str
    answered_at: AwareDatetime | None
    rests_on: str = "NIPR's report"
    wait: str = ""
    wait_rule: str = ""


class ReportPart(Answer):
    """A part of a report, line by line."""

    title: str
    lines: tuple[str, ...]


class ReportCopy(Answer):
    """NIPR's report in words, and the consent under which it was obtained."""

    parts: tuple[ReportPart, ...]
    received_at: AwareDatetime
    authorized_at: AwareDatetime
    authorization_text_version: str
    purpose: str


class NoticeView(Answer):
    """The notice with the report's copy and the rights.

    `stands` says what it still means; `text` is what was sent last. Once that is the
    decision, `announced` is the notice that came before it.
    `background_check` is there where the rejection rests on it too.
    """

    proposal: ProposalView
    stands: str = ""
    text: tuple[str, ...]
    announced: tuple[str, ...] = ()
    can_dispute: bool
    rights_title: str
    rights: tuple[str, ...]
    report: ReportCopy
    background_check: ReportPart | None = None
