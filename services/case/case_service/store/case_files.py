"""A case with everything that its pages and decisions depend on, unsealed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from asyncpg import Record as Row
from pydantic import TypeAdapter

from case_service.domain.business_days import central_day
from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile, SavedTab
from case_service.domain.facts import Facts, NiprAppointment
from case_service.domain.history import Entry
from case_service.domain.people import Identity
from case_service.domain.record import Record
from case_service.domain.rules import Rules
from case_service.domain.ssn import Ssn
from case_service.domain.tab import Tab
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseNotFound, Ref, seen_by, sought, to_case
from case_service.store.mail_addresses import open_address
from case_service.store.people import open_person
from case_service.store.rules import RuleStore
from chassis.queries import named_sql
from chassis.sealing import Seal
from chassis.transaction import Transaction

SQL = named_sql(__package__, "case_files.sql")

VALUES = TypeAdapter(dict[str, str])
IDENTITY = TypeAdapter(Identity)
RECORD = TypeAdapter(Record)
APPOINTMENTS = TypeAdapter(tuple[NiprAppointment, ...])


class CaseFileStore:
    """Reads whole cases and keeps their tabs."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def read(self, ref: Ref, *, by: Viewer) -> CaseFile:
        """Give a case with all that belongs to it; CaseNotFound for strangers."""
        name = "read" if isinstance(ref, UUID) else "read_by_key"
        row = await self._tx.fetchrow(SQL[name], *sought(ref, by))
        if row is None:
            raise CaseNotFound
        return await self._open(row)

    async def read_several(
        self, case_ids: Sequence[UUID], *, by: Viewer
    ) -> dict[UUID, CaseFile]:
        """Give several cases at once; those that somebody may not see are left out."""
        rows = await self._tx.fetch(SQL["read_several"], list(case_ids), *seen_by(by))
        return {row["id"]: await self._open(row) for row in rows}

    async def _open(self, row: Row) -> CaseFile:
        today = central_day(self._tx.now)
        rules = await RuleStore(self._tx).in_force(today, book=row["rule_book"])
        seal = (
            self._tx.unwrapped_seal(row["id"], row["wrapped"])
            if row["wrapped"]
            else await self._tx.seal(row["id"])
        )
        return _to_file(row, seal, rules=rules, now=self._tx.now)

    async def save_tab(self, file: CaseFile, tab: Tab, *, entry: Entry) -> None:
        """Keep a tab of the file as it is now, with its line in the history."""
        seal = await self._tx.seal(file.case.id)
        saved = file.saved(tab)
        sealed = seal.close(
            VALUES.dump_json(dict(saved.values)),
            place=f"tabs.{tab}",
            version=saved.version,
        )
        await self._tx.execute(
            SQL["save_tab"],
            file.case.id,
            tab,
            saved.version,
            sealed,
            self._tx.now,
            file.snapshot_hash,
            entry.deed,
            entry.detail,
            entry.role,
            entry.account_id,
            entry.name,
            saved.is_confirmed,
        )

    async def appointments(self, case: Case) -> tuple[NiprAppointment, ...]:
        """Give the active appointments, which can be thousands."""
        sealed = await self._tx.fetchval(SQL["appointments"], case.id)
        if sealed is None:
            return ()
        seal = await self._tx.seal(case.id)
        return APPOINTMENTS.validate_json(
            seal.open(sealed, place="records.appointments")
        )

    async def has_file(self, case: Case, file_id: str) -> bool:
        """Tell whether the documents service has this file for the case."""
        try:
            known = UUID(file_id)
        except ValueError:
            return False
        found: bool = await self._tx.fetchval(SQL["has_file"], case.id, known)
        return found


def _to_file(row: Row, seal: Seal, *, rules: Rules, now: datetime) -> CaseFile:
    case, person = to_case(row), open_person(seal, row["person"])
    record = _record(row, seal)
    return CaseFile(
        case=case,
        invitee=person.invitee,
        salt=bytes.fromhex(person.salt_hex),
        tabs=_tabs(row, seal),
        facts=Facts(
            now=now,
            today=central_day(now),
            name=record.name if record else person.invitee.name,
            invited_states=case.states,
            licenses=record.licenses if record else (),
            # They can be thousands and no rule needs them: the one tab reads them
            # itself.
            appointments=(),
            rules=rules,
            prefilled=record.first_values(Tab.GENERAL) if record else {},
            earlier_cover=record.first_values(Tab.E_AND_O) if record else {},
            files=frozenset(row["files"]),
            accepts_simulated=row["accepts_simulated"],
        ),
        ssn=_ssn(row, seal),
        identity=_identity(row, seal),
        record=record,
        asked_at=row["asked_at"],
        mail_address=_mail_address(row, seal),
        prepared_hash=row["prepared_hash"],
    )


def _tabs(row: Row, seal: Seal) -> dict[Tab, SavedTab]:
    names = ("tabs", "versions", "answers", "saved_ats", "confirmed")
    columns = (row[name] for name in names)
    return {
        Tab(tab): SavedTab(
            VALUES.validate_json(
                seal.open(sealed, place=f"tabs.{tab}", version=version)
            ),
            version,
            saved_at,
            is_confirmed,
        )
        for tab, version, sealed, saved_at, is_confirmed in zip(*columns, strict=True)
    }


def _record(row: Row, seal: Seal) -> Record | None:
    if row["facts"] is None:
        return None
    return RECORD.validate_json(seal.open(row["facts"], place="records.facts"))


def _identity(row: Row, seal: Seal) -> Identity | None:
    if row["match"] is None:
        return None
    return IDENTITY.validate_json(seal.open(row["match"], place="lookups.match"))


def _mail_address(row: Row, seal: Seal) -> str | None:
    if row["mail_address"] is None:
        return None
    return open_address(seal, row["mail_address"])


def _ssn(row: Row, seal: Seal) -> Ssn | None:
    if row["ssn"] is None:
        return None
    return Ssn(seal.open(row["ssn"], place="subjects.ssn").decode())
