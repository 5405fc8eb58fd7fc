"""Where the producer of a case is written to, now and before."""

from case_service.domain.case import Case
from chassis.queries import named_sql
from chassis.sealing import Seal
from chassis.transaction import Transaction
from contracts.ids import uuid7

SQL = named_sql(__package__, "mail_addresses.sql")

_PLACE = "mail_addresses.email"


class MailAddressStore:
    """Keeps every address that a case has had."""

    def __init__(self, tx: Transaction) -> None:
        """Work in a transaction."""
        self._tx = tx

    async def confirm(self, case: Case, email: str) -> None:
        """Have the mails of the case go to an address from now on."""
        seal = await self._tx.seal(case.id)
        sealed = seal.close(email.encode(), place=_PLACE)
        await self._tx.execute(SQL["confirm"], uuid7(), case.id, sealed, self._tx.now)


def open_address(seal: Seal, sealed: bytes) -> str:
    """Read a sealed address."""
    return seal.open(sealed, place=_PLACE).decode()
