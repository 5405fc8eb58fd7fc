"""Showing once more who one is, before something that deserves it."""

import structlog
from fastapi import APIRouter
from pydantic import SecretStr

from chassis.callers import Caller
from chassis.database import Database
from chassis.tokens import TokenSigner
from contracts.api import identity as shapes
from identity_service.api.guards import InSession, private_router
from identity_service.clients.passwords import Passwords
from identity_service.clients.subjects import Subjects
from identity_service.domain.account import PasswordWrong
from identity_service.domain.session import SignedIn
from identity_service.use_cases.begin_confirmation import begin_confirmation
from identity_service.use_cases.finish_confirmation import finish_confirmation

log = structlog.get_logger()

# Whose data each purpose guards: the proof counts there and nowhere else.
_AUDIENCES = {"protected-change": "case"}


class ConfirmationApi:
    """Asking for the password again."""

    def __init__(
        self,
        database: Database,
        *,
        passwords: Passwords,
        subjects: Subjects,
        signer: TokenSigner,
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._subjects = subjects
        self._signer = signer

    def routes(self) -> APIRouter:
        """Give the route that takes the password."""
        router = private_router()
        router.post("/sessions/confirmation")(self.confirm)
        return router

    async def confirm(
        self, asked: shapes.ConfirmPassword, _: InSession
    ) -> shapes.Confirmation:
        """Give a proof for the password of whoever is signed in."""
        token = asked.token.get_secret_value()
        async with self._database.transaction() as tx:
            signed_in = await begin_confirmation(
                tx, token=token, subjects=self._subjects
            )
        typed = asked.password.get_secret_value()
        if not await self._passwords.matches(signed_in.account.password_hash, typed):
            log.info("password not shown", account_id=signed_in.account.id)
            raise PasswordWrong
        async with self._database.transaction() as tx:
            await finish_confirmation(
                tx, token=token, signed_in=signed_in, subjects=self._subjects
            )
        return shapes.Confirmation(proof=self._proof(signed_in, asked.purpose))

    def _proof(self, signed_in: SignedIn, purpose: str) -> SecretStr:
        who = Caller(
            "identity",
            account_id=signed_in.account.id,
            session_id=signed_in.session.id,
        )
        audience = _AUDIENCES[purpose]
        return SecretStr(self._signer.for_confirmed(audience, who, purpose=purpose))
