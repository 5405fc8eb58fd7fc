"""The reviewers' queue: places in it, found and counted by index only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from case_service.domain.queue import NOBODY, RANKS, Count, Place, Shown, Tally
from case_service.domain.status import Status
from case_service.domain.viewer import Viewer
from case_service.store.names import Named
from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "queue.sql")

COUNTED = 99
"""Nobody counts further, so that a million cases cost what a hundred do."""

_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)
_NO_CASE = UUID(int=0)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the list of one status begins on a page."""

    status: Status
    rank: int
    since: datetime
    case_id: UUID


class QueueStore:
    """Reads the queue of somebody's tenant."""

    def __init__(self, tx: Transaction, *, by: Viewer) -> None:
        """Work in a transaction, for somebody."""
        self._tx = tx
        self._by = by

    async def page(
        self,
        shown: Shown,
        *,
        after: Place | None,
        limit: int,
        named: Named | None = None,
    ) -> tuple[Place, ...]:
        """Give the places of a page, waiting longest first; of cases of a name."""
        starts = _starts(shown, after)
        if named is not None and not named.is_common:
            return tuple(await self._from(starts, shown, limit=limit, named=named))
        places: list[Place] = []
        # A rank at a time: the first ones mostly fill the page, which few cases do not.
        for _, ranked in groupby(starts, key=attrgetter("rank")):
            left = limit - len(places)
            places += await self._from(list(ranked), shown, limit=left, named=named)
            if len(places) == limit:
                break
        return tuple(places)

    async def _from(
        self,
        starts: Sequence[_Start],
        shown: Shown,
        *,
        limit: int,
        named: Named | None = None,
    ) -> list[Place]:
        name, more = _question(shown, named)
        rows = await self._tx.fetch(
            SQL[name],
            self._by.tenant,
            shown.state or "",
            [start.status for start in starts],
            [start.rank for start in starts],
            [start.since for start in starts],
            [start.case_id for start in starts],
            limit,
            *more,
        )
        return [Place(**row) for row in rows]

    async def among(self, case_ids: Sequence[UUID], shown: Shown) -> tuple[Place, ...]:
        """Give the places of those of the cases that are shown."""
        rows = await self._tx.fetch(
            SQL["places_among"],
            self._by.tenant,
            shown.state or "",
            list(shown.statuses),
            [RANKS[status] for status in shown.statuses],
            list(case_ids),
            shown.reviewer_id,
        )
        return tuple(Place(**row) for row in rows)

    async def by_key(self, key: str) -> tuple[UUID, ...]:
        """Find the case with a key."""
        rows = await self._tx.fetch(SQL["by_key"], key)
        return tuple(row["id"] for row in rows)

    async def by_number(self, number: str, *, digest: bytes) -> tuple[UUID, ...]:
        """Find the cases with an NPN or a producer identification number."""
        rows = await self._tx.fetch(
            SQL["by_npn_or_number"], self._by.tenant, digest, number
        )
        return tuple(row["case_id"] for row in rows)

    async def count(self, tallies: Sequence[Tally]) -> dict[str, Count]:
        """Count, by title, and not much further than anybody reads."""
        rows = await self._tx.fetch(
            SQL["count"],
            self._by.tenant,
            [tally.title for tally in tallies],
            [tally.state or "" for tally in tallies],
            [tally.status for tally in tallies],
            [tally.before or _LAST for tally in tallies],
            [tally.reviewer_id for tally in tallies],
            COUNTED + 1,
        )
        return {row["title"]: counted(row["number"]) for row in rows}


def counted(number: int) -> Count:
    """Say how many there are, and not much further than anybody reads."""
    return Count(min(number, COUNTED), is_more=number > COUNTED)


def _question(shown: Shown, named: Named | None) -> tuple[str, tuple[object, ...]]:
    """Choose the index to go along, and give what it is asked for besides."""
    reviewer_id = shown.reviewer_id
    if named is not None:
        more = (named.rarest, named.others, reviewer_id)
        if named.is_common and reviewer_id not in (None, NOBODY):
            return "places_named_of_reviewer", more
        return "places_named", more
    if reviewer_id is None:
        return "places", ()
    return "places_of_reviewer", (reviewer_id,)


def _starts(shown: Shown, after: Place | None) -> list[_Start]:
    """Say where each status goes on, by rank; one read to its end is left out."""
    starts = []
    for status in sorted(shown.statuses, key=RANKS.__getitem__):
        rank = RANKS[status]
        if after is None or rank > after.rank:
            starts.append(_Start(status, rank, _FIRST, _NO_CASE))
        elif rank == after.rank:
            starts.append(_Start(status, rank, after.since, after.case_id))
    return starts
