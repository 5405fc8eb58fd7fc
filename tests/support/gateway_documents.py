"""Files and documents as the pages of the gateway get them."""

from uuid import UUID

from contracts.api.documents import (
    Choice,
    ConsentView,
    DocumentView,
    FileView,
    LetterView,
)
from contracts.words import DocumentSlug, FileKind, LetterSlug
from tests.support.gateway_values import HASH, NOW


def a_file(**changes) -> FileView:
    """An uploaded declaration page."""
    values = {
        "file_id": UUID(int=77),
        "kind": FileKind.E_AND_O_DECLARATION_PAGE,
        "name": "declaration <page>.pdf",
        "media_type": "application/pdf",
        "size": 120_000,
        "sha256": HASH,
        "pages": 2,
        "scan": "clean",
        "uploaded_at": NOW,
        "replaced": False,
    }
    return FileView(**values | changes)


def a_letter(**changes) -> LetterView:
    """A Welcome Letter."""
    values = {
        "letter_id": UUID(int=78),
        "letter": LetterSlug.WELCOME_LETTER,
        "title": "Welcome Letter",
        "prepared_at": NOW,
        "size": 40_000,
        "sha256": HASH,
    }
    return LetterView(**values | changes)


def a_document(slug: DocumentSlug, title: str, **changes) -> DocumentView:
    """A document of the packet, ready to be signed."""
    choices = {
        DocumentSlug.PRODUCER_AGREEMENT: (
            Choice(
                field="contracting_as",
                label="Contracting as",
                options=(("individual", "Individual"),),
                chosen=None,
            ),
        ),
        DocumentSlug.W_9: (
            Choice(
                field="tax_classification",
                label="Federal tax classification",
                options=(
                    ("individual", "Individual/sole proprietor"),
                    ("c_corporation", "C corporation"),
                ),
                chosen=None,
            ),
        ),
    }
    values = {
        "document": slug,
        "title": title,
        "action": "review" if "Addendum" in title else "sign",
        "state": "ready",
        "pages": 3,
        "sha256": HASH,
        "template_version": "1",
        "shown_to_end": False,
        "choices": choices.get(slug, ()),
        "expected_name": "Pat Q Sample",
        "done_at": None,
        "next_document": None,
    }
    return DocumentView(**values | changes)


def a_consent(**changes) -> ConsentView:
    """The disclosure, not yet answered."""
    values = {
        "text_version": "2026-1",
        "paragraphs": (
            "You can sign electronically or on paper.",
            "You can withdraw your consent at any time.",
        ),
        "given_at": None,
        "declined_at": None,
    }
    return ConsentView(**values | changes)
