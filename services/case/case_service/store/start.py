"""The first screen's data: SSN, look-ups, authorization, NIPR's facts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter

from case_service.domain.case import Case
from case_service.domain.people import Identity
from case_service.domain.record import Record
from case_service.domain.report import Report
from case_service.domain.ssn import Ssn
from case_service.domain.start import GIVEN_UP, Progress
from case_service.domain.status import ENDED
from case_service.store.case_files import APPOINTMENTS, IDENTITY, RECORD
from chassis.queries import named_sql
from chassis.refusal import NotFound
from chassis.transaction import Transaction

SQL = named_sql(__package__, "start.sql")


class LookupNotFound(NotFound):
    """There is no such look-up, or the producer has typed something else since."""

    def __init__(self) -> None:
        super().__init__("There is no such look-up.")


@dataclass(frozen=True, slots=True)
class Lookup:
    """A question to NIPR: whom to look for."""

    case_id: UUID
    last_name: str
    ssn: Ssn


@dataclass(frozen=True, slots=True)
class LookupInUse:
    """The look-up in use, and how far the first screen has come with it."""

    progress: Progress
    lookup_id: UUID
    last_name: str
    text_version: str | None


@dataclass(frozen=True, slots=True)
class Consent:
    """An authorization of the PDB report and where it came from."""

    id: UUID
    lookup_id: UUID
    text_version: str
    given_by: UUID | None
    address: str
    user_agent: str


@dataclass(frozen=True, slots=True)
class Authorized:
    """An authorization as it was given, and what came of the report."""

    text_version: str
    given_at: datetime
    address: str
    purpose: str
    outcome: str | None
    received_at: datetime | None


_SOURCE = TypeAdapter(dict[str, str])


class StartStore:
    """Keeps what the first screen asks for and what NIPR answers."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def put_ssn(
        self, case: Case, ssn: Ssn, *, digest: bytes, lookup_id: UUID
    ) -> None:
        """Keep the SSN, sealed, and its digest."""
        seal = await self._tx.seal(case.id)
        sealed = seal.close(ssn.digits.encode(), place="subjects.ssn")
        await self._tx.execute(
            SQL["put_subject"], case.id, sealed, lookup_id, self._tx.now
        )
        await self._tx.execute(SQL["put_ssn_digest"], case.id, case.tenant, digest)

    async def ended_before(self, case: Case) -> tuple[UUID, ...]:
        """Name the latest ended cases of the same person in NIPR, newest first."""
        rows = await self._tx.fetch(SQL["ended_before"], case.id, sorted(ENDED))
        return tuple(row["case_id"] for row in rows)

    async def forget_digest(self, case: Case) -> None:
        """Drop the SSN's digest: the case is closed."""
        await self._tx.execute(SQL["forget_ssn_digest"], case.id)

    async def put_npn(self, case: Case, *, digest: bytes) -> None:
        """Keep the NPN's digest, by which a case is found."""
        await self._tx.execute(SQL["put_npn_digest"], case.id, case.tenant, digest)

    async def add_lookup(self, case: Case, *, lookup_id: UUID, last_name: str) -> None:
        """Keep a question to NIPR."""
        seal = await self._tx.seal(case.id)
        sealed = seal.close(last_name.encode(), place="lookups.last_name")
        await self._tx.execute(
            SQL["add_lookup"], lookup_id, case.id, sealed, self._tx.now
        )

    async def lookups_since(self, case: Case, moment: datetime) -> int:
        """Count the case's look-ups after a moment."""
        count: int = await self._tx.fetchval(SQL["lookups_since"], case.id, moment)
        return count

    async def use_lookup(self, case: Case, *, lookup_id: UUID) -> None:
        """Let a newer question take the place of the one before."""
        await self._tx.execute(SQL["use_lookup"], case.id, lookup_id)

    async def lookup(self, lookup_id: UUID) -> Lookup:
        """Give the look-up in use, its SSN unsealed; one that was replaced is gone."""
        row = await self._tx.fetchrow(SQL["lookup"], lookup_id)
        if row is None:
            raise LookupNotFound
        seal = await self._tx.seal(row["case_id"])
        last_name = seal.open(row["last_name"], place="lookups.last_name").decode()
        ssn = Ssn(seal.open(row["ssn"], place="subjects.ssn").decode())
        return Lookup(row["case_id"], last_name, ssn)

    async def record_outcome(self, lookup_id: UUID, outcome: str) -> None:
        """Note what came of a look-up."""
        await self._tx.execute(SQL["record_outcome"], lookup_id, outcome)

    async def count_miss(self, lookup_id: UUID, outcome: str) -> None:
        """Note that the producer's details fitted none of several matches."""
        await self._tx.execute(SQL["count_miss"], lookup_id, outcome)

    async def put_match(self, case: Case, lookup_id: UUID, match: Identity) -> None:
        """Keep who NIPR says the producer is, sealed."""
        seal = await self._tx.seal(case.id)
        sealed = seal.close(IDENTITY.dump_json(match), place="lookups.match")
        await self._tx.execute(SQL["put_match"], lookup_id, sealed)

    async def add_consent(self, case: Case, consent: Consent) -> bool:
        """Keep an authorization; False when there is one already."""
        seal = await self._tx.seal(case.id)
        source = {"address": consent.address, "user_agent": consent.user_agent}
        sealed = seal.close(_SOURCE.dump_json(source), place="authorizations.from")
        added = await self._tx.fetchval(
            SQL["add_authorization"],
            consent.id,
            case.id,
            consent.lookup_id,
            consent.text_version,
            self._tx.now,
            consent.given_by,
            sealed,
        )
        return added is not None

    async def retire_consent(self, case: Case) -> None:
        """Make room for another where the report of the one before was given up."""
        await self._tx.execute(SQL["retire_authorization"], case.id, GIVEN_UP)

    async def authorization_id(self, case: Case) -> UUID | None:
        """Name the authorization that counts; None before there is one."""
        row = await self._tx.fetchrow(SQL["authorization_id"], case.id)
        return row["id"] if row else None

    async def authorization(self, case: Case) -> Authorized | None:
        """Give the case's authorization of a report; None before there is one."""
        row = await self._tx.fetchrow(SQL["authorization"], case.id)
        if row is None:
            return None
        seal = await self._tx.seal(case.id)
        source = seal.open(row["given_from"], place="authorizations.from")
        return Authorized(
            text_version=row["text_version"],
            given_at=row["given_at"],
            address=_SOURCE.validate_json(source)["address"],
            purpose=row["purpose"],
            outcome=row["outcome"],
            received_at=row["received_at"],
        )

    async def record_report_outcome(
        self, case: Case, *, authorization_id: UUID, report_id: UUID, outcome: str
    ) -> None:
        """Note what came of the authorized report."""
        await self._tx.execute(
            SQL["record_report_outcome"], authorization_id, case.id, report_id, outcome
        )

    async def put_record(
        self, case: Case, *, report_id: UUID, record: Record, report: Report
    ) -> None:
        """Keep NIPR's facts, sealed."""
        seal = await self._tx.seal(case.id)
        await self._tx.execute(
            SQL["put_record"],
            case.id,
            report_id,
            self._tx.now,
            seal.close(RECORD.dump_json(record), place="records.facts"),
            seal.close(
                APPOINTMENTS.dump_json(report.appointments),
                place="records.appointments",
            ),
            seal.close(report.whole, place="records.report"),
        )

    async def lookup_in_use(self, case: Case) -> LookupInUse | None:
        """Give the look-up in use; None before an SSN was given."""
        row = await self._tx.fetchrow(SQL["progress"], case.id)
        if row is None:
            return None
        seal = await self._tx.seal(case.id)
        given_at: datetime | None = row["given_at"]
        return LookupInUse(
            progress=Progress(
                asked_at=row["requested_at"],
                outcome=row["outcome"],
                is_named=row["is_named"],
                narrowed_at=row["narrowed_at"],
                misses=row["misses"],
                authorized_at=given_at,
                report_outcome=row["report_outcome"],
                is_ready=row["is_ready"],
            ),
            lookup_id=row["lookup_id"],
            last_name=seal.open(row["last_name"], place="lookups.last_name").decode(),
            text_version=row["text_version"],
        )
