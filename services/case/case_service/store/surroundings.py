"""What other records say of cases, many at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from asyncpg import Record as Row

from case_service.domain.case import Case
from case_service.domain.lost_mails import ENDINGS
from case_service.domain.screening import Screened
from case_service.domain.status import OPEN
from case_service.domain.surroundings import ALONE, Surroundings
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
        return (await self._of([case.id], is_page=False))[case.id]

    async def of_page(self, case_ids: Sequence[UUID]) -> Mapping[UUID, Surroundings]:
        """Do the same for several cases, which are only listed.

        Of two that came in the same moment neither may be told of the other.
        """
        return await self._of(case_ids, is_page=True)

    async def _of(
        self, case_ids: Sequence[UUID], *, is_page: bool
    ) -> Mapping[UUID, Surroundings]:
        rows = await self._tx.fetch(
            SQL["around"], case_ids, sorted(OPEN), *_ENDINGS, is_page
        )
        told: dict[UUID, list[Row]] = {}
        for row in rows:
            told.setdefault(row["case_id"], []).append(row)
        return {
            case_id: _surroundings(told[case_id]) if case_id in told else ALONE
            for case_id in case_ids
        }


def _surroundings(told: Sequence[Row]) -> Surroundings:
    values: dict[str, list[str]] = defaultdict(list)
    for row in told:
        values[row["what"]].append(row["value"])
    # They come in the order of their times, so the last one of a kind is its newest.
    moments = {row["what"]: row["at"] for row in told}
    # Somebody may be listed by their NPN and their address, for one decision.
    references = tuple(dict.fromkeys(values["listed"]))
    return Surroundings(
        same_ssn=tuple(values["same ssn"]),
        screened=Screened(
            tuple(values["same npn"]), references, tuple(values["same invitee"])
        ),
        is_disputed="disputed" in moments,
        lost_mails=tuple(values["notice undelivered"]),
        bank_changed_at=moments.get("bank changed"),
        email_changed_at=moments.get("email changed"),
    )
