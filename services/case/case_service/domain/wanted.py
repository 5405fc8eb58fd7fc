"""Documents that a reviewer asks for by name (REV-3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from case_service.domain.case_refusals import InvalidRequest
from case_service.domain.typed import one_line

DECLARATION_PAGE = "e-and-o-declaration-page"
SUPPORTING_DOCUMENT = "supporting-document"

_LONGEST, _MOST = 120, 20
_ON_ITS_WAY = timedelta(minutes=10)
KIND_NAMES = {
    DECLARATION_PAGE: "E&O declaration page",
    SUPPORTING_DOCUMENT: "Supporting document",
}
"""What people call each kind of file."""

_KINDS = {
    **{kind: kind for kind in KIND_NAMES},
    "e&o declaration page": DECLARATION_PAGE,
    "declaration page": DECLARATION_PAGE,
}


@dataclass(frozen=True, slots=True)
class WantedDocument:
    """A document that a request asks for; `sent_at` tells when a file was named for it.

    `is_here` tells that the documents service has this file for the case.
    """

    id: UUID
    request_id: UUID
    name: str
    sent_at: datetime | None
    file_id: UUID | None = None
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that was asked for; without an `id` its place is a section."""

    name: str
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Documents:
    """What is asked for: kinds of file, and the names of those without a place."""

    kinds: tuple[str, ...]
    names: tuple[str, ...]


def read_documents(lines: Iterable[str]) -> Documents:
    """Read names, one on each line; InvalidRequest for too many or too long ones.

    The declaration page has its own place on E&O; the others are uploaded by name.
    """
    first: dict[str, str] = {}
    for name in filter(None, map(one_line, lines)):
        first.setdefault(name.casefold(), name)
    typed = tuple(first.values())
    if len(typed) > _MOST or any(len(name) > _LONGEST for name in typed):
        raise InvalidRequest(
            "wanted_documents",
            f"Name at most {_MOST} documents, each on a line of at most {_LONGEST} "
            "characters.",
        )
    named = tuple(
        KIND_NAMES.get(name, name) for name in typed if _kind(name) != DECLARATION_PAGE
    )
    return Documents(tuple(sorted({_kind(name) for name in typed})), named)


def placed_names(kinds: Iterable[str]) -> tuple[str, ...]:
    """Name the documents that have a place of their own in a section."""
    return (KIND_NAMES[DECLARATION_PAGE],) if DECLARATION_PAGE in set(kinds) else ()


def still_missing(
    *, kinds: Iterable[str], named: Iterable[WantedDocument], came: Iterable[str]
) -> tuple[Missing, ...]:
    """List what was asked for and is not there: by its own name or its place."""
    return (
        *(Missing(name) for name in placed_names(set(kinds) - set(came))),
        *(Missing(one.name, one.id) for one in named if not one.is_here),
    )


def may_be_coming(file_id: UUID, *, now: datetime) -> bool:
    """Tell whether word of an upload may still be on its way from documents.

    A file's id tells in milliseconds when it was made (UUID version 7, RFC 9562, 5.7).
    """
    # Compared as numbers: what others make up may lie beyond any calendar.
    since = timedelta(milliseconds=now.timestamp() * 1000 - (file_id.int >> 80))
    return file_id.version == 7 and abs(since) < _ON_ITS_WAY


def _kind(name: str) -> str:
    return _KINDS.get(name.casefold(), SUPPORTING_DOCUMENT)
