"""Whom cases are opened for: many at once, found again without being readable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from case_service.domain.case import Case
from case_service.domain.history import Entry
from case_service.domain.invitation_terms import Terms
from case_service.domain.status import OPEN
from case_service.domain.viewer import Viewer
from case_service.store.cases import to_case
from case_service.store.people import Person, close_person
from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "invitees.sql")


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to open, with its person and the digests that find it."""

    case: Case
    person: Person
    email_digest: bytes
    person_digest: bytes


@dataclass(frozen=True, slots=True)
class Expiring:
    """An unused invitation and its end."""

    case: Case
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that is open for the same person already."""

    key: str
    recruiter_id: UUID


class InviteeStore:
    """Keeps whom cases are for."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def begin(self, tenant: str) -> None:
        """Keep others of the tenant from inviting until this transaction ends."""
        await self._tx.execute(SQL["begin"], tenant)

    async def open_cases(
        self, digests: Sequence[bytes], *, by: Viewer
    ) -> Mapping[bytes, OpenCase]:
        """Find an open case of each person by its digest, one's own before others'."""
        rows = await self._tx.fetch(
            SQL["open_cases"], by.tenant, digests, sorted(OPEN), by.account_id
        )
        return {
            row["person"]: OpenCase(row["key"], row["recruiter_id"]) for row in rows
        }

    async def barred(
        self, digests: Sequence[bytes], *, tenant: str
    ) -> frozenset[bytes]:
        """Find addresses that are on the do-not-contract list."""
        rows = await self._tx.fetch(SQL["barred"], tenant, digests)
        return frozenset(row["digest"] for row in rows)

    async def add(
        self, new: Sequence[NewCase], *, terms: Terms, entry: Entry
    ) -> frozenset[UUID]:
        """Open cases of one recruiter; gives those whose keys were free."""
        first, now = new[0].case, self._tx.now
        await self._tx.make_seals(one.case.id for one in new)
        expires_at = terms.expires_at(now)
        rows = await self._tx.fetch(
            SQL["add"],
            [one.case.id for one in new],
            [one.case.key for one in new],
            [";".join(one.case.states) for one in new],
            [close_person(await self._tx.seal(one.case.id), one.person) for one in new],
            [one.email_digest for one in new],
            [one.person_digest for one in new],
            first.tenant,
            first.recruiter_id,
            terms.accepts_simulated,
            now,
            entry.deed,
            entry.detail,
            entry.role,
            entry.account_id,
            entry.name,
            expires_at,
            terms.next_reminder(expires_at, after=now),
        )
        return frozenset(row["case_id"] for row in rows)

    async def lock_expired(self, *, limit: int) -> tuple[Case, ...]:
        """Give unused invitations whose time is over; others leave them alone."""
        rows = await self._tx.fetch(SQL["lock_expired"], self._tx.now, limit)
        return tuple(to_case(row) for row in rows)

    async def lock_to_remind(self, *, limit: int) -> tuple[Expiring, ...]:
        """Give unused invitations whose producers are to be reminded now."""
        rows = await self._tx.fetch(SQL["lock_to_remind"], self._tx.now, limit)
        return tuple(Expiring(to_case(row), row["expires_at"]) for row in rows)

    async def set_reminder(self, case: Case, *, at: datetime | None) -> None:
        """Note when the producer is reminded next."""
        await self._tx.execute(SQL["set_reminder"], case.id, at)

    async def renew(self, case: Case, *, terms: Terms) -> None:
        """Let an invitation last as long as a new one."""
        expires_at = terms.expires_at(self._tx.now)
        remind_at = terms.next_reminder(expires_at, after=self._tx.now)
        await self._tx.execute(SQL["set_expiry"], case.id, expires_at, remind_at)

    async def by_email(self, digest: bytes, *, tenant: str) -> tuple[UUID, ...]:
        """Find the cases to whose invitations an address belongs."""
        rows = await self._tx.fetch(SQL["by_email"], tenant, digest)
        return tuple(row["case_id"] for row in rows)

    async def newest(self, digest: bytes, *, tenant: str) -> tuple[UUID, ...]:
        """Name the case that counts of each person invited at an address."""
        rows = await self._tx.fetch(SQL["newest"], tenant, digest, sorted(OPEN))
        return tuple(row["case_id"] for row in rows)

    async def note_submitted_email(self, case: Case, digest: bytes) -> None:
        """Keep by what the address is found that a producer has submitted."""
        await self._tx.execute(SQL["note_submitted_email"], case.id, digest)
