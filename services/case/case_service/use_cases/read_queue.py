"""Read a page of the reviewers' queue."""

from dataclasses import dataclass
from uuid import UUID

from case_service.domain.case_file import CaseFile
from case_service.domain.flags import Flag, flags
from case_service.domain.viewer import Viewer
from case_service.domain.waiting import Waiting, waiting
from case_service.store.case_files import CaseFileStore
from case_service.store.start import StartStore
from case_service.store.views import ListedCase, QueueFilter, ViewStore
from chassis.transaction import Transaction
from contracts.names import is_in_name

PAGE = 25
# Names are sealed, so a search by name opens case by case; this bounds one request.
_BATCH, _MOST_OPENED = 200, 2000


@dataclass(frozen=True, slots=True)
class QueuedCase:
    """A case of the queue with what a reviewer sees at a glance."""

    file: CaseFile
    listed: ListedCase
    waiting: Waiting
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue; `after` is the case behind which the next page begins."""

    cases: tuple[QueuedCase, ...]
    after: UUID | None
    total: int


async def read_queue(
    tx: Transaction,
    *,
    by: Viewer,
    wanted: QueueFilter,
    name: str = "",
    after: UUID | None = None,
) -> Queue:
    """List the cases that match, waiting longest first (REV-1)."""
    if name:
        found = await _named(tx, by=by, wanted=wanted, name=name, after=after)
        total = len(found)
    else:
        found = list(
            await ViewStore(tx).queue(wanted, by=by, after=after, limit=PAGE + 1)
        )
        total = await ViewStore(tx).count_queue(wanted, by=by)
    page, files = found[:PAGE], CaseFileStore(tx)
    return Queue(
        cases=tuple([await _queued(tx, files, one, by=by) for one in page]),
        after=page[-1].case.id if len(found) > PAGE else None,
        total=total,
    )


async def _named(
    tx: Transaction, *, by: Viewer, wanted: QueueFilter, name: str, after: UUID | None
) -> list[ListedCase]:
    found: list[ListedCase] = []
    views, opened = ViewStore(tx), 0
    while opened < _MOST_OPENED:
        batch = await views.queue(wanted, by=by, after=after, limit=_BATCH)
        found += [one for one in batch if is_in_name(name, one.name)]
        opened += len(batch)
        if len(batch) < _BATCH:
            break
        after = batch[-1].case.id
    return found


async def _queued(
    tx: Transaction, files: CaseFileStore, listed: ListedCase, *, by: Viewer
) -> QueuedCase:
    file = await files.read(listed.case.id, by=by)
    same_ssn = await StartStore(tx).same_ssn(file.case)
    return QueuedCase(
        file=file,
        listed=listed,
        waiting=waiting(file.case, listed.dates, now=tx.now),
        flags=flags(file.answers, file.facts, file.circumstances(same_ssn)),
    )
