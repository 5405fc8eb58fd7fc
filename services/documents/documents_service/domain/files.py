"""An uploaded file that passed every check."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from documents_service.domain.packet import KeptFile

Scan = Literal["clean", "infected", "not_scanned"]

ONE_OF_A_KIND = frozenset({"e-and-o-declaration-page"})
"""Kinds of which a case has one at a time: a new file replaces the older one."""


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file as kept: unchanged, under the name that it came with."""

    id: UUID
    case_id: UUID
    kind: str
    name: str
    media_type: str
    size: int
    pages: int
    kept: KeptFile
    upload_key: str
    scan: Scan = "not_scanned"
    uploaded_at: datetime | None = None
    replaced_at: datetime | None = None
    question: int | None = None
