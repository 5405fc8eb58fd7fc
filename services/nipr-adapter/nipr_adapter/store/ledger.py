"""The spend ledger: one row per billable call."""

from collections.abc import Sequence
from dataclasses import dataclass

from chassis.queries import named_sql
from chassis.transaction import Transaction
from nipr_adapter.domain.call import Call, CallId, CallKind
from nipr_adapter.domain.outcome import Billing
from nipr_adapter.domain.spending import PURPOSE, month_of

SQL = named_sql(__package__, "ledger.sql")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A call that was made for the same look-up, or for this case's month."""

    row: int
    call_id: CallId
    billing: Billing


@dataclass(frozen=True, slots=True)
class Spent:
    """What calls of one kind and outcome came to in a month."""

    kind: CallKind
    outcome: Billing
    calls: int
    cents: int


class LedgerStore:
    """Writes ahead of each call what it may cost, and afterwards what it did."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def open(self, call: Call, *, cents: int) -> Earlier | None:
        """Write the row ahead of a call; what is given back stood there already."""
        now = self._tx.now
        opened = await self._tx.fetchval(
            SQL["open"],
            call.id,
            call.kind,
            call.case_id,
            call.lookup_id,
            call.authorization_id,
            PURPOSE,
            month_of(now),
            call.turn,
            cents,
            now,
        )
        return None if opened else await self._earlier(call)

    async def reopen(self, row: int, call: Call) -> None:
        """Use the row of a call that was not billed for the next one."""
        await self._tx.execute(
            SQL["reopen"],
            row,
            call.id,
            call.lookup_id,
            call.authorization_id,
            month_of(self._tx.now),
            self._tx.now,
        )

    async def settle(self, call: Call, billing: Billing) -> None:
        """Say what became of the call's row; an unknown one stays open."""
        settled_at = None if billing is Billing.UNKNOWN else self._tx.now
        await self._tx.execute(SQL["settle"], call.id, billing, settled_at, call.turn)

    async def correct(self, call: Call, billing: Billing) -> None:
        """Enter what the invoice says, whatever was entered before."""
        await self._tx.execute(
            SQL["correct"], call.id, billing, self._tx.now, call.turn
        )

    async def count_paid(self, period: str) -> int:
        """Count the calls of a month that were or may have been billed."""
        return int(await self._tx.fetchval(SQL["count_paid"], period))

    async def month(self, period: str) -> Sequence[Spent]:
        """Sum up a month."""
        return [
            Spent(
                kind=CallKind(row["kind"]),
                outcome=Billing(row["outcome"]),
                calls=row["calls"],
                cents=row["cents"],
            )
            for row in await self._tx.fetch(SQL["month"], period)
        ]

    async def _earlier(self, call: Call) -> Earlier:
        (row,) = await self._tx.fetch(
            SQL["lock_earlier"],
            call.kind,
            call.turn,
            call.lookup_id,
            call.case_id,
            PURPOSE,
            month_of(self._tx.now),
        )
        return Earlier(
            row=row["id"],
            call_id=CallId(row["call_id"]),
            billing=Billing(row["outcome"]),
        )
