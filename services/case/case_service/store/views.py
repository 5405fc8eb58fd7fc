"""Flat rows for screens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from asyncpg import Record as Row

from case_service.domain.business_days import central_day
from case_service.domain.case import Case
from case_service.domain.history import Deed
from case_service.domain.milestones import Dates
from case_service.domain.promise import Promises
from case_service.domain.status import Status
from case_service.domain.steps import Step
from case_service.domain.viewer import Viewer
from case_service.store.case_files import RECORD
from case_service.store.cases import NOTE, CaseNotFound, seen_by, to_case
from case_service.store.names import Named
from case_service.store.people import open_person
from case_service.store.rules import RuleStore
from chassis.queries import named_sql
from chassis.sealing import Seal
from chassis.transaction import Transaction

SQL = named_sql(__package__, "views.sql")


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A place in a list of cases: by newest change, or by place in the queue."""

    at: datetime
    case_id: UUID


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case in a list."""

    case: Case
    name: str
    dates: Dates
    steps: tuple[Step, ...]
    place: ListPlace


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Which cases a list shows: of a status, among those found or of a name, from a
    place on.
    """

    status: str | None = None
    among: Sequence[UUID] | None = None
    named: Named | None = None
    after: ListPlace | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of a case shows beside its file."""

    dates: Dates
    steps: tuple[Step, ...]
    reason: str | None
    number: str | None
    entity_type: str


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the history."""

    at: datetime
    what: str
    detail: str
    by_role: str
    by_name: str
    note: str


class ViewStore:
    """Reads what screens show."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def visible_to(
        self, by: Viewer, wanted: ListFilter, *, limit: int
    ) -> tuple[ListedCase, ...]:
        """Give a page of the cases that somebody may see, newest change first.

        Those of a name, for who sees all, stand in the queue's order, from its end.
        """
        after, named = wanted.after, wanted.named
        page = (*seen_by(by), after and after.at, after and after.case_id, limit)
        scope = (*page, wanted.status)
        if named is not None and by.sees_all:
            statuses = [wanted.status] if wanted.status else list(Status)
            marks = (named.rarest, named.others)
            rows = await self._tx.fetch(SQL["list_named"], *page, statuses, *marks)
            return await self._listed(rows, placed_by="since")
        among = await self._among(by, wanted)
        digests = named.digests if named else []
        if among is not None:
            rows = await self._tx.fetch(SQL["list_among"], *scope, among)
        elif by.roles == {"recruiter"}:
            rows = await self._tx.fetch(SQL["list_of_recruiter"], *scope, digests)
        elif by.roles == {"producer"}:
            rows = await self._tx.fetch(SQL["list_of_producer"], *scope, digests)
        else:
            rows = await self._tx.fetch(SQL["list_of_tenant"], *scope)
        return await self._listed(rows, placed_by="changed_at")

    async def _among(self, by: Viewer, wanted: ListFilter) -> Sequence[UUID] | None:
        """Give the cases that a list is narrowed to before anything else."""
        named = wanted.named
        if named is None:
            return wanted.among
        if named.is_common and by.roles in ({"recruiter"}, {"producer"}):
            # Their own list is short beside all who have such a name.
            return None
        rows = await self._tx.fetch(SQL["named"], named.rarest, named.others)
        return [row["case_id"] for row in rows]

    async def frame(self, case: Case) -> Frame:
        """Give dates, steps, reason and number of a case that was loaded."""
        row = await self._tx.fetchrow(SQL["frame"], case.id)
        if row is None:
            raise CaseNotFound
        reason = None
        if row["reason"] is not None:
            seal = await self._tx.seal(case.id)
            reason = seal.open(row["reason"], place="cases.reason").decode()
        return Frame(
            dates=await self._dates(row),
            steps=(await self._steps([case.id]))[case.id],
            reason=reason,
            number=row["number"],
            entity_type=row["entity_type"],
        )

    async def history(self, case: Case) -> tuple[Told, ...]:
        """Tell what was done to a case, oldest first."""
        rows = await self._tx.fetch(SQL["history"], case.id)
        seal = await self._tx.seal(case.id)
        return tuple(_told(row, seal) for row in rows)

    async def dates(self, case_ids: Sequence[UUID]) -> Mapping[UUID, Dates]:
        """Give the dates of several cases."""
        rows = await self._tx.fetch(SQL["dates"], list(case_ids))
        return {row["id"]: await self._dates(row) for row in rows}

    async def _dates(self, row: Row) -> Dates:
        today, book = central_day(self._tx.now), row["rule_book"]
        promises = await RuleStore(self._tx).promises(today, book=book)
        return to_dates(row, promises=promises, now=self._tx.now)

    async def _steps(self, case_ids: Sequence[UUID]) -> Mapping[UUID, tuple[Step, ...]]:
        """Tell what moved each of the cases on, oldest first."""
        steps: dict[UUID, tuple[Step, ...]] = dict.fromkeys(case_ids, ())
        for row in await self._tx.fetch(SQL["steps"], case_ids) if case_ids else ():
            step = Step(Deed(row["what"]), row["at"], row["detail"])
            steps[row["case_id"]] += (step,)
        return steps

    async def _listed(
        self, rows: Sequence[Row], *, placed_by: str
    ) -> tuple[ListedCase, ...]:
        await self._tx.prepare_seals(row["id"] for row in rows)
        steps = await self._steps([row["id"] for row in rows])
        return tuple(
            [
                ListedCase(
                    to_case(row),
                    _name(row, await self._tx.seal(row["id"])),
                    await self._dates(row),
                    steps[row["id"]],
                    ListPlace(row[placed_by], row["id"]),
                )
                for row in rows
            ]
        )


def _name(row: Row, seal: Seal) -> str:
    """Give NIPR's name once it is known: the invitation may have been misspelt."""
    if row["facts"] is None:
        return open_person(seal, row["person"]).invitee.name
    facts = seal.open(row["facts"], place="records.facts")
    return RECORD.validate_json(facts).name


def to_dates(row: Row, *, promises: Promises, now: datetime) -> Dates:
    """Read a case's dates from a row that has their columns."""
    begun = row["queue_since"] or now
    return Dates(
        invited_at=row["invited_at"],
        changed_at=row["changed_at"],
        promise=promises.of(central_day(begun)),
        started_at=row["started_at"],
        signed_at=row["signed_at"],
        queue_since=row["queue_since"],
        asked_at=row["asked_at"],
        decided_at=row["decided_at"],
        expires_at=row["expires_at"],
        read_at=now,
    )


def _told(row: Row, seal: Seal) -> Told:
    note = seal.open(row["note"], place=NOTE).decode() if row["note"] else ""
    return Told(**{**row, "note": note})
