"""Read how a file of invitations stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from case_service.domain.viewer import Viewer
from case_service.store.imports import Import, ImportStore, KeptLine, LineState
from chassis.transaction import Transaction

PAGE = 200
_SAMPLE = 5
NOT_INVITED = (
    LineState.FAULTY,
    LineState.KNOWN,
    LineState.BARRED,
    LineState.FAILED,
)


@dataclass(frozen=True, slots=True)
class ReadImport:
    """A file, counted; a page of the lines that invite nobody, and the first that do.

    `after` is the line behind which the next page begins.
    """

    file: Import
    counts: Mapping[LineState, int]
    not_invited: tuple[KeptLine, ...]
    after: int | None
    first: tuple[KeptLine, ...]


async def read_import(
    tx: Transaction, import_id: UUID, *, by: Viewer, after: int = 0
) -> ReadImport:
    """Give a recruiter's own file with every line that invites nobody."""
    store = ImportStore(tx)
    file = await store.find(import_id, tenant=by.tenant, by=by.account_id)
    found = await store.lines(file, NOT_INVITED, after=after, limit=PAGE + 1)
    page = found[:PAGE]
    return ReadImport(
        file=file,
        counts=await store.counts(file),
        not_invited=page,
        after=page[-1].line.number if len(found) > PAGE else None,
        first=await store.lines(file, (LineState.READY,), after=0, limit=_SAMPLE),
    )
