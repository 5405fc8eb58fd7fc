"""Where the producer of a case is written to, now and before."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.people import mailbox
from case_service.domain.warned import left_behind
from chassis.queries import named_sql
from chassis.refusal import NotFound
from chassis.sealing import Seal
from chassis.transaction import Transaction
from contracts.ids import uuid7

SQL = named_sql(__package__, "mail_addresses.sql")

_PLACE = "mail_addresses.email"

_KEPT = timedelta(days=30)
"""A warning that is under way asks for its row, and is tried again for days."""


class AddressNotFound(NotFound):
    """The case has had no such address."""

    def __init__(self) -> None:
        super().__init__("There is no such mail address of the case.")


class _Row(NamedTuple):
    id: UUID
    email: str
    is_confirmed: bool


class MailAddressStore:
    """Keeps the addresses of a case as long as somebody may be warned there."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def confirm(self, file: CaseFile, email: str) -> None:
        """Have the mails of the case go to an address from now on.

        Other capitals are no other mailbox. Those at which nobody is ever warned any
        more are left behind.
        """
        case, rows = file.case, await self._rows(file.case)
        if rows and rows[0].is_confirmed and mailbox(rows[0].email) == mailbox(email):
            await self._tx.execute(
                SQL["respell"], rows[0].id, await self._sealed(case, email)
            )
            return
        await self.add(case, email, confirmed_at=self._tx.now)
        had = (email, *(row.email for row in rows))
        if left := left_behind(had, invitee=file.invitee):
            # The first of them is the new one, which is never left.
            ids = [rows[place - 1].id for place in left]
            await self._tx.execute(SQL["leave"], ids, self._tx.now + _KEPT)

    async def leave(self, case: Case) -> None:
        """Leave all but the newest behind: no change is possible any more."""
        await self._tx.execute(SQL["leave_ended"], case.id, self._tx.now + _KEPT)

    async def forget(self) -> None:
        """Drop those that were left behind long ago."""
        await self._tx.execute(SQL["forget"], self._tx.now)

    async def read(self, case: Case, address_id: UUID) -> str:
        """Give one of the addresses that a case has had."""
        sealed = await self._tx.fetchval(SQL["read"], case.id, address_id)
        if sealed is None:
            raise AddressNotFound
        return open_address(await self._tx.seal(case.id), sealed)

    async def known(self, case: Case) -> Mapping[str, UUID]:
        """Give the ids of a case's addresses by mailbox, newest first."""
        known: dict[str, UUID] = {}
        for row in await self._rows(case):
            known.setdefault(mailbox(row.email), row.id)
        return known

    async def add(
        self, case: Case, email: str, *, confirmed_at: datetime | None = None
    ) -> UUID:
        """Keep an address, as the oldest if it was never confirmed; gives its id."""
        address_id, sealed = uuid7(), await self._sealed(case, email)
        await self._tx.execute(SQL["add"], address_id, case.id, sealed, confirmed_at)
        return address_id

    async def _rows(self, case: Case) -> list[_Row]:
        rows = await self._tx.fetch(SQL["of_case"], case.id)
        seal = await self._tx.seal(case.id)
        return [
            _Row(row["id"], open_address(seal, row["email"]), row["is_confirmed"])
            for row in rows
        ]

    async def _sealed(self, case: Case, email: str) -> bytes:
        return (await self._tx.seal(case.id)).close(email.encode(), place=_PLACE)


def open_address(seal: Seal, sealed: bytes) -> str:
    """Read a sealed address."""
    return seal.open(sealed, place=_PLACE).decode()
