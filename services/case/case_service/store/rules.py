"""The dated rules in force on a day."""

from collections.abc import Iterable
from datetime import date

from asyncpg import Record

from case_service.domain.rules import FeeRule, MinimumRule, Origin, Rules
from case_service.domain.state import State
from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "rules.sql")


class RuleStore:
    """Reads rules."""

    def __init__(self, tx: Transaction) -> None:
        """Work in a transaction."""
        self._tx = tx

    async def in_force(self, day: date) -> Rules:
        """Give all rules of a day."""
        rows = await self._tx.fetch(SQL["in_force"], day)
        return Rules(
            fees=tuple(to_fee(row) for row in rows if row["kind"] == "fee"),
            minimums=tuple(
                MinimumRule(State(row["state"]), row["cents"], _origin(row))
                for row in rows
                if row["kind"] == "minimum"
            ),
        )

    async def addenda(self, states: Iterable[State], *, day: date) -> tuple[str, ...]:
        """Name the addenda that these states add to the packet."""
        rows = await self._tx.fetch(SQL["addenda"], day, list(states))
        return tuple(row["document"] for row in rows)


def to_fee(row: Record) -> FeeRule:
    """Read a fee from a row that has its columns."""
    return FeeRule(
        State(row["state"]), row["bluelincs_hmo"], row["cents"], _origin(row)
    )


def _origin(row: Record) -> Origin:
    return Origin(row["effective_on"], row["source"])
