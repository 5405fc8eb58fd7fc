"""What other records say of cases, many at once."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from asyncpg import Record as Row

from case_service.domain.case import Case
from case_service.domain.lost_mails import ENDINGS
from case_service.domain.screening import Screened
from case_service.domain.status import OPEN
from case_service.domain.surroundings import Surroundings
from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "surroundings.sql")

_ENDINGS = [kind for kind, _ in ENDINGS], [deed for _, deed in ENDINGS]


class SurroundingsStore:
    """Reads what stands beside cases."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def of(self, case: Case) -> Surroundings:
        """Give what speaks of a case by now."""
        (row,) = await self._tx.fetch(SQL["of"], case.id, sorted(OPEN), *_ENDINGS)
        return _surroundings(row)

    async def of_several(self, case_ids: Sequence[UUID]) -> Mapping[UUID, Surroundings]:
        """Do the same for several cases."""
        rows = await self._tx.fetch(
            SQL["of_several"], case_ids, sorted(OPEN), *_ENDINGS
        )
        return {row["case_id"]: _surroundings(row) for row in rows}


def _surroundings(row: Row) -> Surroundings:
    # Somebody may be listed by their NPN and their address, for one decision.
    references = tuple(dict.fromkeys(row["listed"]))
    return Surroundings(
        same_ssn=tuple(row["same_ssn"]),
        screened=Screened(
            tuple(row["same_npn"]), references, tuple(row["same_invitee"])
        ),
        is_disputed=row["is_disputed"],
        lost_mails=tuple(row["lost_mails"] or ()),
        bank_changed_at=row["bank_changed_at"],
        email_changed_at=row["email_changed_at"],
    )
