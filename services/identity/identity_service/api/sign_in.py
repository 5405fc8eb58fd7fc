"""Signing in, and asking for a temporary password."""

import secrets

from fastapi import APIRouter, status
from pydantic import SecretStr

from chassis.database import Database
from chassis.refusal import Refused
from contracts.api import identity as shapes
from contracts.names import tenant_name
from identity_service.api.answers import session_answer
from identity_service.api.guards import ChangingRules, SigningIn, private_router
from identity_service.clients.passwords import Passwords
from identity_service.clients.subjects import Subjects
from identity_service.domain.account import Account, PasswordToBeChanged
from identity_service.domain.sign_in import Keys
from identity_service.use_cases.begin_sign_in import begin_sign_in
from identity_service.use_cases.end_session import end_session
from identity_service.use_cases.finish_sign_in import finish_sign_in
from identity_service.use_cases.match_password import match_password
from identity_service.use_cases.renew_hash import renew_hash
from identity_service.use_cases.request_password import request_password

# Stands for the network address, of which a command has none.
COMMAND_LINE = "command line"


class SignInApi:
    """Signing in, and asking for a temporary password."""

    def __init__(
        self, database: Database, *, passwords: Passwords, subjects: Subjects
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._subjects = subjects

    def routes(self) -> APIRouter:
        """Give the routes that need nobody signed in."""
        router = private_router()
        router.post("/sign-in")(self.sign_in)
        router.post("/staff/confirmations")(self.confirm)
        router.post("/passwords/forgotten", status_code=status.HTTP_202_ACCEPTED)(
            self.forgotten
        )
        return router

    async def sign_in(self, typed: shapes.SignIn, _: SigningIn) -> shapes.SignedIn:
        """Open a session for a Login Name, a Password and a Domain."""
        plain = typed.password.get_secret_value()
        token = secrets.token_urlsafe(32)
        async with self._database.transaction() as tx:
            attempt = await begin_sign_in(
                tx,
                tenant=tenant_name(typed.domain),
                login_name=typed.login_name,
                keys=self._keys(typed),
            )
        match = await match_password(self._passwords, typed=plain, attempt=attempt)
        async with self._database.transaction() as tx:
            outcome = await finish_sign_in(
                tx, attempt=attempt, match=match, token=token
            )
        if isinstance(outcome, Refused):
            raise outcome
        if match.permanent and attempt.account is not None:
            await self._renew(attempt.account, plain)
        return shapes.SignedIn(token=SecretStr(token), session=session_answer(outcome))

    async def confirm(
        self, typed: shapes.ConfirmStaff, caller: ChangingRules
    ) -> shapes.Staff:
        """Say whose Login Name and Password these are.

        It is a whole sign-in whose session ends at once, so that tries are counted,
        slowed down and locked here as on the page.
        """
        form = shapes.SignIn(
            login_name=typed.login_name,
            password=typed.password,
            domain=typed.domain,
            address=COMMAND_LINE,
            user_agent=COMMAND_LINE,
        )
        signed_in = await self.sign_in(form, caller)
        async with self._database.transaction() as tx:
            await end_session(tx, token=signed_in.token.get_secret_value())
        session = signed_in.session
        if session.must_change_password:
            raise PasswordToBeChanged
        return shapes.Staff(
            account_id=session.account_id,
            login_name=session.login_name,
            roles=session.roles,
        )

    async def forgotten(self, asked: shapes.ForgottenPassword, _: SigningIn) -> None:
        """Have a temporary password mailed; the same answer for any User ID."""
        async with self._database.transaction() as tx:
            await request_password(
                tx,
                tenant=tenant_name(asked.domain),
                login_name=asked.login_name,
                keys=self._keys(asked),
            )

    def _keys(self, typed: shapes.SignIn | shapes.ForgottenPassword) -> Keys:
        return Keys(
            account=self._subjects.of_login(
                tenant=tenant_name(typed.domain), login_name=typed.login_name
            ),
            address=self._subjects.of_address(typed.address),
        )

    async def _renew(self, account: Account, plain: str) -> None:
        old = account.password_hash
        if old is None or not self._passwords.is_outdated(old):
            return
        new = await self._passwords.hash(plain)
        async with self._database.transaction() as tx:
            await renew_hash(tx, account_id=account.id, old=old, new=new)
