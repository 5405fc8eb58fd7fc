"""The dated rules: those in force on a day, and the book of all changes."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Final, Generic, TypeVar

from asyncpg import Record

from case_service.domain.promise import Promises, promises_of
from case_service.domain.rule_change import Hand, RuleChange, RuleNotFound
from case_service.domain.rule_kind import EVERYWHERE, RuleKind
from case_service.domain.rules import Origin, RuleLine, Rules, rules_of
from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "rules.sql")

# Any number that nobody else in this schema locks.
_BOOK: Final = 7_004

_REMEMBERED: Final = 64

T = TypeVar("T")


class _Remembered(Generic[T]):
    """What was read of the rule book, by the state that it was in and by day."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, date], T] = {}

    async def of(self, book: str, day: date, read: Callable[[date], Awaitable[T]]) -> T:
        if (book, day) not in self._read:
            # Of the past there are as many days as cases that are read as of them.
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            self._read[book, day] = await read(day)
        return self._read[book, day]


_RULES = _Remembered[Rules]()
_PROMISES = _Remembered[Promises]()


class RuleStore:
    """Reads rules and keeps changes of them.

    `book` names the state of the rule book, which the caller mostly has from an answer
    already: what was read in that state is not read again.
    """

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def book(self) -> str:
        """Name the state of the rule book, where no other answer brings it."""
        name: str = await self._tx.fetchval(SQL["book"])
        return name

    async def in_force(self, day: date, *, book: str) -> Rules:
        """Give all rules of a day."""
        return await _RULES.of(book, day, self._rules)

    async def lines(self, day: date) -> tuple[RuleLine, ...]:
        """Give all rules of a day one by one, each with its source."""
        rows = await self._tx.fetch(SQL["in_force"], day)
        return tuple(
            RuleLine(
                row["kind"],
                row["scope"],
                row["value"],
                Origin(row["effective_on"], row["source"]),
            )
            for row in rows
        )

    async def promises(self, today: date, *, book: str) -> Promises:
        """Give what was promised for a review, until today."""
        return await _PROMISES.of(book, today, self._promises)

    async def _rules(self, day: date) -> Rules:
        return rules_of(await self.lines(day))

    async def _promises(self, today: date) -> Promises:
        return promises_of(await self.of(RuleKind.PROMISE, EVERYWHERE), today=today)

    async def lock(self) -> None:
        """Let nobody else change rules before this transaction ends."""
        await self._tx.execute(SQL["lock"], _BOOK)

    async def all(self) -> tuple[RuleChange, ...]:
        """Give every change, by kind, scope and day."""
        return tuple(_change(row) for row in await self._tx.fetch(SQL["all"]))

    async def of(self, kind: str, scope: str) -> tuple[RuleChange, ...]:
        """Give the changes of one kind for one scope."""
        rows = await self._tx.fetch(SQL["of"], kind, scope)
        return tuple(_change(row) for row in rows)

    async def find(self, number: int) -> RuleChange:
        """Give a change; RuleNotFound when there is none with this number."""
        row = await self._tx.fetchrow(SQL["find"], number)
        if row is None:
            raise RuleNotFound(number)
        return _change(row)

    async def propose(self, change: RuleChange) -> int:
        """Keep a change that does not count yet; gives its number."""
        number: int = await self._tx.fetchval(
            SQL["propose"],
            change.id,
            change.kind,
            change.scope,
            change.effective_on,
            change.value,
            change.retires,
            change.source,
            change.proposed.at,
            change.proposed.account_id,
            change.proposed.name,
        )
        return number

    async def approve(self, change: RuleChange, *, by: Hand) -> None:
        """Keep that somebody else agreed."""
        await self._tx.execute(
            SQL["approve"],
            change.id,
            change.proposed.account_id,
            by.at,
            by.account_id,
            by.name,
        )


def _change(row: Record) -> RuleChange:
    approved = None
    if row["approved_by"] is not None:
        approved = Hand(row["approved_by"], row["approved_by_name"], row["approved_at"])
    return RuleChange(
        id=row["id"],
        number=row["number"],
        kind=row["kind"],
        scope=row["scope"],
        effective_on=row["effective_on"],
        value=row["value"],
        retires=row["retires"],
        source=row["source"],
        proposed=Hand(row["proposed_by"], row["proposed_by_name"], row["proposed_at"]),
        approved=approved,
    )
