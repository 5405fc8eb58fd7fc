"""The case service's internal API for files of invitations (recruiters only).

    POST /imports                            a CSV file as the body -> ImportView
    GET  /imports                            -> ImportList
    GET  /imports/{import_id}?after=         -> ImportView
    POST /imports/{import_id}/confirmation   -> ImportView
    GET  /imports/{import_id}/result         -> a CSV file
POSTs carry an Idempotency-Key header. Nothing is sent before the confirmation.

Refusals by code: `unusable_file` (422).
"""

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime

from contracts.api.shape import Answer

ImportState = Literal["checked", "running", "done"]


class ImportLine(Answer):
    """A line of the file by its number; `reasons` say why it invites nobody."""

    number: int
    first_name: str
    last_name: str
    email: str
    states: tuple[str, ...]
    reasons: tuple[str, ...] = ()


class ImportSummary(Answer):
    """A file in a list."""

    import_id: UUID
    state: ImportState
    checked_at: AwareDatetime
    finished_at: AwareDatetime | None


class ImportList(Answer):
    """The caller's newest files."""

    imports: tuple[ImportSummary, ...]


class ImportView(ImportSummary):
    """A file with what each line does or did.

    `ready` lines invite when confirmed, `invited` have, `failed` could not, by a fault
    of ours; `next_after` is where the next page of `not_invited` begins.
    """

    total: int
    ready: int
    invited: int
    faulty: int
    known: int
    barred: int
    failed: int = 0
    not_invited: tuple[ImportLine, ...]
    next_after: int | None
    first: tuple[ImportLine, ...]
    can_confirm: bool
