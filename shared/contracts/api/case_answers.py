"""What a reviewer asks beside the tabs, and what the producer answers.

POST /cases/{key}/wanted-documents/{id}  producer: SendDocument -> CaseOverview
"""

from uuid import UUID

from pydantic import AwareDatetime

from contracts.api.shape import Answer, Request


class WantedDocumentView(Answer):
    """A document that a reviewer asks for by name; the producer can upload it."""

    id: UUID
    name: str
    sent_at: AwareDatetime | None


class ContradictionView(Answer):
    """A question answered No, and what NIPR's record has against it."""

    question: int
    record: str


class SendDocument(Request):
    """The uploaded file that answers a wish for a document."""

    file_id: UUID
