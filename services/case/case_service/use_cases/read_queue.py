"""Read a page of the reviewers' queue."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from case_service.domain.business_days import central_day
from case_service.domain.case import Case
from case_service.domain.flags import Flag, flags
from case_service.domain.glance import Glance
from case_service.domain.milestones import Dates
from case_service.domain.promise import Promises
from case_service.domain.queue import (
    SHOWN,
    Count,
    Place,
    Shown,
    Tally,
    tallies,
    tallies_of,
)
from case_service.domain.rules import Rules
from case_service.domain.surroundings import Surroundings
from case_service.domain.viewer import Viewer
from case_service.domain.waiting import Waiting, waiting
from case_service.store.glances import Glanced, GlanceStore
from case_service.store.queue import QueueStore, counted
from case_service.store.surroundings import SurroundingsStore
from case_service.use_cases.find_cases import FoundCases
from chassis.transaction import Transaction

PAGE = 25


@dataclass(frozen=True, slots=True)
class QueuedCase:
    """A case of the queue with what a reviewer sees at a glance."""

    case: Case
    glance: Glance
    dates: Dates
    waiting: Waiting
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue; `after` is the place behind which the next page begins."""

    cases: tuple[QueuedCase, ...]
    after: Place | None
    counts: Mapping[str, Count]


async def read_queue(
    tx: Transaction,
    *,
    by: Viewer,
    shown: Shown,
    found: FoundCases | None = None,
    after: Place | None = None,
) -> Queue:
    """List the cases that are shown, waiting longest first (REV-1).

    `found` narrows to what a search has found.
    """
    queue = QueueStore(tx, by=by)
    found_count: Count | None = None
    if found is None:
        places = await queue.page(shown, after=after, limit=PAGE + 1)
    else:
        found_count, places = await _searched(queue, shown, found, after)
    page = places[:PAGE]
    case_ids = [place.case_id for place in page]
    sealed = await GlanceStore(tx).read(case_ids, by=by)
    async with tx.meanwhile(SurroundingsStore(tx).of_page(case_ids)) as around:
        glanced = sealed.opened(tx)
    wanted = _tallies(tx, shown if found is None else None, by, sealed.promises)
    async with tx.meanwhile(queue.count(wanted)) as counts:
        cases = tuple(
            _queued(glanced[case_id], around.result()[case_id], sealed.rules, tx)
            for case_id in case_ids
            if case_id in glanced
        )
    return Queue(
        cases=cases,
        after=page[-1] if len(places) > PAGE else None,
        counts=counts.result() | ({SHOWN: found_count} if found_count else {}),
    )


def _tallies(
    tx: Transaction, shown: Shown | None, by: Viewer, promises: Promises
) -> tuple[Tally, ...]:
    """List what is counted; what a search found is known already."""
    always = tallies(
        reviewer_id=by.account_id or UUID(int=0),
        overdue_before=promises.overdue_before(central_day(tx.now)),
    )
    return (*always, *tallies_of(shown)) if shown else always


def _queued(
    glanced: Glanced, around: Surroundings, rules: Rules, tx: Transaction
) -> QueuedCase:
    case, glance, dates = glanced
    return QueuedCase(
        case=case,
        glance=glance,
        dates=dates,
        waiting=waiting(case, dates, now=tx.now),
        flags=flags(glance, around, case=case, rules=rules, today=central_day(tx.now)),
    )


async def _searched(
    queue: QueueStore, shown: Shown, found: FoundCases, after: Place | None
) -> tuple[Count, tuple[Place, ...]]:
    """Give how many were found, as far as they are counted, and the places of a page.

    Of a name no more than a page is counted: who finds more types more of it.
    """
    for named in found.names:
        # By the first page and not by this one: the last must not lead elsewhere.
        first = await queue.page(shown, after=None, limit=PAGE + 1, named=named)
        if first:
            count = Count(min(len(first), PAGE), is_more=len(first) > PAGE)
            if after is None:
                return count, first
            page = await queue.page(shown, after=after, limit=PAGE + 1, named=named)
            return count, page
    every = await queue.among(found.case_ids, shown)
    page = tuple(one for one in every if after is None or one > after)
    return counted(len(every)), page
