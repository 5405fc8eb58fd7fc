"""What lists show of cases, each in one sealed piece."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from asyncpg import Record as Row
from pydantic import TypeAdapter

from case_service.domain.business_days import central_day
from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.glance import Glance, glance
from case_service.domain.milestones import Dates
from case_service.domain.promise import Promises
from case_service.domain.rules import Rules
from case_service.domain.viewer import Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import seen_by, to_case
from case_service.store.rules import RuleStore
from case_service.store.views import ViewStore, to_dates
from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "glances.sql")

_PLACE = "glances.glance"
_GLANCE = TypeAdapter(Glance)


class Glanced(NamedTuple):
    """A case with what a list shows of it."""

    case: Case
    glance: Glance
    dates: Dates


@dataclass(frozen=True, slots=True)
class SealedGlances:
    """What was read of a list's cases; opening it asks the server nothing."""

    rows: Sequence[Row]
    whole: dict[UUID, Glanced]
    rules: Rules
    promises: Promises

    def opened(self, tx: Transaction) -> dict[UUID, Glanced]:
        """Give what was read by case."""
        return {row["id"]: self._opened(row, tx) for row in self.rows} | self.whole

    def _opened(self, row: Row, tx: Transaction) -> Glanced:
        seal = tx.unwrapped_seal(row["id"], row["wrapped"])
        return Glanced(
            to_case(row),
            _GLANCE.validate_json(seal.open(row["glance"], place=_PLACE)),
            to_dates(row, promises=self.promises, now=tx.now),
        )


class GlanceStore:
    """Keeps and reads glances."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def keep(self, file: CaseFile) -> None:
        """Keep what lists show of a case from now on."""
        seal = await self._tx.seal(file.case.id)
        sealed = seal.close(_GLANCE.dump_json(glance(file)), place=_PLACE)
        await self._tx.execute(SQL["keep"], file.case.id, sealed)

    async def read(self, case_ids: Sequence[UUID], *, by: Viewer) -> SealedGlances:
        """Read those of the cases that somebody may see."""
        rows = await self._tx.fetch(SQL["read"], case_ids, *seen_by(by))
        today, rules = central_day(self._tx.now), RuleStore(self._tx)
        book = rows[0]["rule_book"] if rows else await rules.book()
        seen = {row["id"] for row in rows}
        return SealedGlances(
            rows,
            await self._whole([one for one in case_ids if one not in seen], by=by),
            await rules.in_force(today, book=book),
            await rules.promises(today, book=book),
        )

    async def _whole(
        self, case_ids: Sequence[UUID], *, by: Viewer
    ) -> dict[UUID, Glanced]:
        """Read whole the cases of which nothing is kept: mostly those of before NIPR's
        report, where there is little to open.
        """
        if not case_ids:
            return {}
        files = await CaseFileStore(self._tx).read_several(case_ids, by=by)
        dates = await ViewStore(self._tx).dates(case_ids)
        return {
            case_id: Glanced(file.case, glance(file), dates[case_id])
            for case_id, file in files.items()
        }
