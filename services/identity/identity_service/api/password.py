"""Changing a password."""

import secrets

import structlog
from fastapi import APIRouter
from pydantic import SecretStr

from chassis.calls import Forbidden, Unavailable
from chassis.database import Database
from chassis.refusal import NotFound, Refused
from contracts.api import identity as shapes
from identity_service.api.answers import session_answer
from identity_service.api.guards import InSession, private_router
from identity_service.clients.cases import Cases
from identity_service.clients.passwords import Passwords
from identity_service.clients.subjects import Subjects
from identity_service.domain.password_change import PasswordChange, Replacement
from identity_service.domain.password_rules import PasswordRules
from identity_service.use_cases.begin_password_change import begin_password_change
from identity_service.use_cases.finish_password_change import finish_password_change
from identity_service.use_cases.judge_passwords import judge_passwords

log = structlog.get_logger()


class PasswordApi:
    """Changing a password."""

    def __init__(
        self,
        database: Database,
        *,
        passwords: Passwords,
        subjects: Subjects,
        rules: PasswordRules,
        cases: Cases,
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._subjects = subjects
        self._rules = rules
        self._cases = cases

    def routes(self) -> APIRouter:
        """Give the route that takes a new password."""
        router = private_router()
        router.post("/passwords/change")(self.change)
        return router

    async def change(
        self, asked: shapes.ChangePassword, _: InSession
    ) -> shapes.SignedIn:
        """Set a permanent password and answer with a new session."""
        new = asked.new_password.get_secret_value()
        current = asked.current_password
        token = asked.token.get_secret_value()
        async with self._database.transaction() as tx:
            change = await begin_password_change(
                tx, token=token, subjects=self._subjects
            )
        findings = await judge_passwords(
            self._passwords,
            rules=self._rules,
            change=change,
            is_mistyped=asked.is_mistyped,
            typed=(current.get_secret_value() if current else None, new),
            npn=await self._npn(change),
        )
        replacement = Replacement(
            hashed=await self._passwords.hash(new), token=secrets.token_urlsafe(32)
        )
        async with self._database.transaction() as tx:
            outcome = await finish_password_change(
                tx,
                change=change,
                findings=findings,
                new=replacement,
                subjects=self._subjects,
            )
        if isinstance(outcome, Refused):
            raise outcome
        return shapes.SignedIn(
            token=SecretStr(replacement.token), session=session_answer(outcome)
        )

    async def _npn(self, change: PasswordChange) -> str | None:
        """Ask for the NPN, which may not be in a password; go on without it."""
        case_id = change.account.case_id
        if case_id is None:
            return None
        try:
            return (await self._cases.invitee(case_id)).npn
        except (Unavailable, Forbidden, NotFound, Refused) as trouble:
            log.warning("NPN not asked", case_id=case_id, why=type(trouble).__name__)
            return None
