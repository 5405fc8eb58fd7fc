"""Show the disclosure about electronic signatures and the answer to it."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.api.documents import ConsentView
from documents_service.domain.consent import PARAGRAPHS, TEXT_VERSION, is_current
from documents_service.store.evidence import EvidenceStore


async def read_consent(tx: Transaction, *, case_id: UUID) -> ConsentView:
    """Give the text in force; an answer to an older text does not count."""
    answer = await EvidenceStore(tx).consent(case_id)
    if answer is not None and not is_current(answer.text_version):
        answer = None
    return ConsentView(
        text_version=TEXT_VERSION,
        paragraphs=PARAGRAPHS,
        given_at=answer.at if answer and answer.is_given else None,
        declined_at=answer.at if answer and not answer.is_given else None,
    )
