"""What lists show of cases, each in one sealed piece."""

from collections.abc import Sequence
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
    """A case with what a list shows of it, and the rules that it is judged by."""

    case: Case
    glance: Glance
    dates: Dates
    rules: Rules


class GlanceStore:
    """Keeps and reads glances."""

    def __init__(self, tx: Transaction) -> None:
        """Work in a transaction."""
        self._tx = tx
        self._views = ViewStore(tx)

    async def keep(self, file: CaseFile) -> None:
        """Keep what lists show of a case from now on."""
        seal = await self._tx.seal(file.case.id)
        sealed = seal.close(_GLANCE.dump_json(glance(file)), place=_PLACE)
        await self._tx.execute(SQL["keep"], file.case.id, sealed)

    async def promises(self) -> Promises:
        """Give what was promised for reviews until today; after `read` it is known."""
        return await self._views.promises()

    async def read(
        self, case_ids: Sequence[UUID], *, by: Viewer
    ) -> tuple[Glanced, ...]:
        """Give those of the cases that somebody may see, in this order."""
        rows = await self._tx.fetch(SQL["read"], case_ids, *seen_by(by))
        seen = await self._opened(rows)
        # Nothing is kept of a case before NIPR's report: there is little to open.
        if others := [one for one in case_ids if one not in seen]:
            files = await CaseFileStore(self._tx).read_several(others, by=by)
            dates = await self._views.dates(others)
            seen |= {
                case_id: Glanced(
                    file.case, glance(file), dates[case_id], file.facts.rules
                )
                for case_id, file in files.items()
            }
        return tuple(seen[case_id] for case_id in case_ids if case_id in seen)

    async def _opened(self, rows: Sequence[Row]) -> dict[UUID, Glanced]:
        if not rows:
            return {}
        # One answer of the server: the rule book is the same in all its rows.
        today, book = central_day(self._tx.now), rows[0]["rule_book"]
        rules = await RuleStore(self._tx).in_force(today, book=book)
        promises = await self._views.promises(book=book)
        return {
            row["id"]: Glanced(
                to_case(row),
                await self._glance(row),
                to_dates(row, promises=promises, now=self._tx.now),
                rules,
            )
            for row in rows
        }

    async def _glance(self, row: Row) -> Glance:
        self._tx.unwrap_seal(row["id"], row["wrapped"])
        seal = await self._tx.seal(row["id"])
        return _GLANCE.validate_json(seal.open(row["glance"], place=_PLACE))
