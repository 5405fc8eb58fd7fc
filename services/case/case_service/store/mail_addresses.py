"""Where the producer of a case is written to, now and before."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from case_service.domain.case import Case
from chassis.queries import named_sql
from chassis.refusal import NotFound
from chassis.sealing import Seal
from chassis.transaction import Transaction
from contracts.ids import uuid7

SQL = named_sql(__package__, "mail_addresses.sql")

_PLACE = "mail_addresses.email"


class AddressNotFound(NotFound):
    """The case has had no such address."""

    def __init__(self) -> None:
        super().__init__("There is no such mail address of the case.")


class MailAddressStore:
    """Keeps every address that a case has had."""

    def __init__(self, tx: Transaction) -> None:
        """Work in a transaction."""
        self._tx = tx

    async def confirm(self, case: Case, email: str) -> None:
        """Have the mails of the case go to an address from now on."""
        await self._add(case, email, confirmed_at=self._tx.now)

    async def read(self, case: Case, address_id: UUID) -> str:
        """Give one of the addresses that a case has had."""
        sealed = await self._tx.fetchval(SQL["read"], case.id, address_id)
        if sealed is None:
            raise AddressNotFound
        return open_address(await self._tx.seal(case.id), sealed)

    async def keep_all(self, case: Case, emails: Iterable[str]) -> Mapping[str, UUID]:
        """Give the ids of all addresses of a case by the address, newest first.

        Those that are new are added as the oldest.
        """
        rows = await self._tx.fetch(SQL["of_case"], case.id)
        seal = await self._tx.seal(case.id)
        known: dict[str, UUID] = {}
        for row in rows:
            known.setdefault(open_address(seal, row["email"]).casefold(), row["id"])
        for email in emails:
            # No mailbox tells capitals apart, and nobody is to be written to twice.
            if email.casefold() not in known:
                known[email.casefold()] = await self._add(case, email)
        return known

    async def _add(
        self, case: Case, email: str, *, confirmed_at: datetime | None = None
    ) -> UUID:
        seal = await self._tx.seal(case.id)
        address_id = uuid7()
        sealed = seal.close(email.encode(), place=_PLACE)
        await self._tx.execute(SQL["add"], address_id, case.id, sealed, confirmed_at)
        return address_id


def open_address(seal: Seal, sealed: bytes) -> str:
    """Read a sealed address."""
    return seal.open(sealed, place=_PLACE).decode()
