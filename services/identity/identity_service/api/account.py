"""What notifications and support ask about accounts."""

from uuid import UUID

from fastapi import APIRouter

from chassis.database import Database
from contracts.api import identity as shapes
from identity_service.api.guards import SendingMail, Support, private_router
from identity_service.clients.passwords import Passwords
from identity_service.clients.subjects import Subjects
from identity_service.use_cases.claim_temporary_password import (
    claim_temporary_password,
)
from identity_service.use_cases.draw_temporary_password import draw_temporary_password
from identity_service.use_cases.find_account import find_account
from identity_service.use_cases.read_account_status import read_account_status
from identity_service.use_cases.read_contact import read_contact
from identity_service.use_cases.unlock_account import unlock_account


class AccountApi:
    """What notifications and support ask about accounts."""

    def __init__(
        self, database: Database, *, passwords: Passwords, subjects: Subjects
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._subjects = subjects

    def routes(self) -> APIRouter:
        """Give the routes about accounts."""
        router = private_router()
        router.post("/temporary-passwords/claims")(self.claim)
        router.get("/accounts/{account_id}/contact")(self.contact)
        router.get("/accounts/by-case/{case_id}")(self.status)
        router.post("/accounts/{account_id}/unlock")(self.unlock)
        router.post("/accounts/find")(self.find)
        return router

    async def claim(
        self, asked: shapes.ClaimTemporaryPassword, _: SendingMail
    ) -> shapes.ClaimedTemporaryPassword:
        """Make the temporary password of one mail."""
        drawn = await draw_temporary_password(self._passwords)
        async with self._database.transaction() as tx:
            return await claim_temporary_password(
                tx,
                account_id=asked.account_id,
                message_id=asked.message_id,
                drawn=drawn,
            )

    async def contact(self, account_id: UUID, _: SendingMail) -> shapes.AccountContact:
        """Say where an account's owner is reached."""
        async with self._database.transaction() as tx:
            return await read_contact(tx, account_id=account_id)

    async def find(
        self, wanted: shapes.FindAccount, caller: Support
    ) -> shapes.FoundAccount:
        """Find a producer's case by User ID."""
        async with self._database.transaction() as tx:
            case_id = await find_account(
                tx, login_name=wanted.login_name, tenant=caller.tenant or ""
            )
        return shapes.FoundAccount(case_id=case_id)

    async def status(self, case_id: UUID, caller: Support) -> shapes.AccountStatus:
        """Show the account of a case."""
        async with self._database.transaction() as tx:
            return await read_account_status(
                tx,
                case_id=case_id,
                tenant=caller.tenant or "",
                subjects=self._subjects,
            )

    async def unlock(self, account_id: UUID, caller: Support) -> shapes.AccountStatus:
        """Open a locked account."""
        async with self._database.transaction() as tx:
            return await unlock_account(
                tx,
                account_id=account_id,
                tenant=caller.tenant or "",
                by=caller.account_id,
                staff_too="operator" in caller.roles,
                subjects=self._subjects,
            )
