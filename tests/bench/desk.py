"""What people do at their desks, at random and the same in each run."""

import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from uuid import UUID

from case_service.domain.queue import IN_REVIEW, NOBODY, Place, Shown
from case_service.domain.status import Status
from case_service.domain.tab import Tab
from case_service.domain.viewer import Viewer, viewer
from case_service.store.queue import QueueStore
from case_service.store.views import ListFilter
from case_service.use_cases.find_cases import FoundCases, find_cases
from case_service.use_cases.list_cases import PAGE, Listed, list_cases
from case_service.use_cases.read_queue import Queue, read_queue
from case_service.use_cases.read_review import read_review
from case_service.use_cases.save_tab import Form, save_tab
from chassis.database import Database
from chassis.transaction import Transaction
from tests.bench.acting import REVIEWER, SUPPORT, Ask, in_transaction
from tests.bench.changes import Changes
from tests.bench.desk_http import Served
from tests.bench.filling import NAMES, RECRUITERS, REVIEWERS, TENANT, People
from tests.bench.wishes import EVERY, Wish, any_page, by_npn, names
from tests.support.case_builders import GENERAL

OPENED = (Status.HCSC_REVIEW, Status.IN_PROGRESS, Status.INVITED, Status.ERROR)
REVIEWED = (NOBODY, REVIEWERS[0])

_OF_STATUS = """
    select id, producer_id, key
    from cases
    where status = $1 and ($1 <> 'HCSC Review' or reviewer_id is null)
    order by md5(id::text)
    limit $2
"""
_LISTED = """
    select array(
        select id from cases where recruiter_id = $1
        order by changed_at desc, id desc limit $2
    )
"""


class Desk:
    """Asks of a filled database what people ask."""

    def __init__(
        self, database: Database, people: People, served: Served, *, rounds: int
    ) -> None:
        """Make up all wishes, so that they are known before anything is measured."""
        chance = random.Random(1)  # noqa: S311 (filters of a measurement)
        self._database = database
        self._served = served
        self._rounds = rounds
        self._any = list(islice(any_page(chance), rounds))
        self._before = list(islice(any_page(chance), rounds))
        self._named = list(islice(names(chance, people), rounds))
        self._of_status = [
            replace(one, shown=Shown((chance.choice(tuple(Status)),)))
            for one in self._named
        ]
        self._of_reviewer = [
            replace(one, shown=Shown(IN_REVIEW, None, chance.choice(REVIEWED)))
            for one in self._named
        ]
        self._cases: dict[Status, Sequence[tuple[UUID, UUID, str]]] = {}

    async def shown(self) -> list[UUID]:
        """Give the cases that will be shown, opened or changed."""
        shown = []
        async with self._database.transaction() as tx:
            for status in OPENED:
                rows = await tx.fetch(_OF_STATUS, status, self._rounds)
                self._cases[status] = [tuple(row.values()) for row in rows]
                shown += self._of(status)
            for recruiter in RECRUITERS:
                shown += await tx.fetchval(_LISTED, recruiter, PAGE + 1)
        narrowed = (*self._of_status, *self._of_reviewer)
        pages = (*self._before, *self._any, *self._named, *narrowed)
        for wish in [Wish(Shown()), *pages]:
            async with self._database.transaction() as tx:
                shown += [place.case_id for place in await _places(tx, wish)]
        for wish in self._named:
            async with self._database.reading() as tx:
                listed = await _support(tx, wish)
            shown += [one.case.id for one in listed.cases]
        return shown

    async def open_up(self) -> None:
        """Read other pages than will be asked for, as on every day: none finds a server
        that has only just started.
        """
        for wish in self._before:
            await self._read(_page, wish)

    def asks(self) -> dict[str, AsyncIterator[Ask]]:
        """Give everything that is measured, by what it is."""
        first = [Wish(Shown())] * self._rounds
        in_review = self._of(Status.HCSC_REVIEW)
        keys = [
            Wish(EVERY, search=key) for _, _, key in self._cases[Status.HCSC_REVIEW]
        ]
        acts = Changes(self._database, {one: self._of(one) for one in OPENED})
        return {
            "a primary key": self._in_turn(_key, in_review),
            "the places of any page": self._in_turn(_places, self._any),
            "first page": self._in_turn(_page, first),
            "first page by HTTP": self._served.first_pages(self._rounds),
            "any page and filter": self._in_turn(_page, self._any),
            "by name": self._in_turn(_page, self._named),
            "by name and status": self._in_turn(_page, self._of_status),
            "by name and reviewer": self._in_turn(_page, self._of_reviewer),
            "by NPN": self._in_turn(_page, [*map(by_npn, in_review)]),
            "by key": self._in_turn(_page, keys),
            "a recruiter's list": self._in_turn(_list, RECRUITERS),
            "opening a case": self._in_turn(_open, in_review),
            "saving a tab": self._saves(),
            "support's search": self._in_turn(_support, self._named),
            **acts.asks(),
        }

    def _of(self, status: Status) -> list[UUID]:
        return [case_id for case_id, *_ in self._cases[status]]

    async def _in_turn(
        self, do: Callable[..., Awaitable[object]], of: Sequence[object]
    ) -> AsyncIterator[Ask]:
        for what in islice(cycle(of), self._rounds):
            yield partial(self._read, do, what)

    async def _read(self, do: Callable[..., Awaitable[object]], what: object) -> object:
        async with self._database.reading() as tx:
            return await do(tx, what)

    async def _saves(self) -> AsyncIterator[Ask]:
        for case_id, producer_id, _ in islice(
            cycle(self._cases[Status.IN_PROGRESS]), self._rounds
        ):
            async with self._database.transaction() as tx:
                version = await tx.fetchval(
                    "select version from tabs where case_id = $1 and tab = 'general'",
                    case_id,
                )
            yield partial(
                in_transaction, self._database, _save, case_id, producer_id, version
            )


async def _key(tx: Transaction, case_id: UUID) -> None:
    await tx.fetchrow("select key from cases where id = $1", case_id)


async def _places(tx: Transaction, wish: Wish) -> Sequence[Place]:
    """Ask what the index is asked for a page, and nothing else."""
    queue = QueueStore(tx, by=REVIEWER)
    if not wish.search:
        return await queue.page(wish.shown, after=wish.after, limit=PAGE)
    for named in (await _find(tx, wish)).names:
        if places := await queue.page(wish.shown, after=None, limit=PAGE, named=named):
            return places
    return ()


async def _find(tx: Transaction, wish: Wish, *, by: Viewer = REVIEWER) -> FoundCases:
    return await find_cases(
        tx, by=by, search=wish.search, digest=wish.digest, names=NAMES
    )


async def _page(tx: Transaction, wish: Wish) -> Queue:
    found = await _find(tx, wish) if wish.search else None
    return await read_queue(
        tx, by=REVIEWER, shown=wish.shown, found=found, after=wish.after
    )


async def _list(tx: Transaction, recruiter: UUID) -> None:
    by = viewer(["recruiter"], tenant=TENANT, account_id=recruiter)
    await list_cases(tx, by=by, wanted=ListFilter())


async def _support(tx: Transaction, wish: Wish) -> Listed:
    found = await _find(tx, wish, by=SUPPORT)
    return await list_cases(tx, by=SUPPORT, wanted=ListFilter(), found=found)


async def _open(tx: Transaction, case_id: UUID) -> None:
    await read_review(tx, case_id, by=REVIEWER)


async def _save(
    tx: Transaction, case_id: UUID, producer_id: UUID, version: int
) -> None:
    by = viewer(["producer"], tenant=TENANT, account_id=producer_id)
    typed = GENERAL | {"primary_street_2": f"Ste {version}"}
    form = Form(Tab.GENERAL, version, typed, confirms=True)
    await save_tab(tx, case_id, by=by, form=form)
