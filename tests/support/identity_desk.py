"""The identity service in a test: its routes, its jobs, its clock, its neighbor."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from fastapi import FastAPI
from pydantic import SecretStr

from chassis.calls import ServiceClient
from chassis.database import Database
from chassis.problem import add_problem_handlers
from chassis.tokens import Caller, TokenSigner, TokenVerifier
from contracts import case
from contracts.ids import uuid7
from identity_service.api.account import AccountApi
from identity_service.api.confirmation import ConfirmationApi
from identity_service.api.password import PasswordApi
from identity_service.api.session import SessionApi
from identity_service.api.sign_in import SignInApi
from identity_service.clients.cases import Cases
from identity_service.clients.common_passwords import common_passwords
from identity_service.clients.passwords import Passwords
from identity_service.clients.subjects import Subjects
from identity_service.consumers import (
    on_case_withdrawn,
    on_invitation_issued,
    on_invitation_resent,
)
from identity_service.domain.password_rules import FLOORS, PasswordRules
from identity_service.jobs import announce_next_request, make_next_account
from tests.support.invitee_source import InviteeSource
from tests.support.moved_clock import MovedClock
from tests.support.outbox import said
from tests.support.token_keys import private_key, public_keys

CALLERS = {"send-message": "notifications", "change-rules": "case"}
ADDRESS = "203.0.113.9"
PEPPER = SecretStr("a pepper of at least thirty-two characters")
GOOD_PASSWORD = "walnut harbor lantern"  # noqa: S105 (nobody's)


class IdentityDesk:
    """Does to the identity service what others do to it."""

    def __init__(
        self,
        database: Database,
        *,
        passwords: Passwords,
        clock: MovedClock,
        keys: Path,
        profile: str = "manual",
    ) -> None:
        self.database = database
        self.passwords = passwords
        self.subjects = Subjects(PEPPER)
        self._keys = keys
        self._signer = TokenSigner("identity", private_key(keys, "identity"))
        client = ServiceClient(
            "http://case",
            audience="case",
            signer=self._signer,
            transport=httpx.MockTransport(lambda asked: self.neighbors.answer(asked)),
        )
        self.cases = Cases(client)
        self._asgi = self._app(profile)
        self.begin(clock)

    def begin(self, clock: MovedClock) -> None:
        """Serve another test, of whose neighbors and time nothing is known yet."""
        self.clock = clock
        self.neighbors = InviteeSource()
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(self._asgi), base_url="http://identity"
        )

    def _app(self, profile: str) -> FastAPI:
        rules = PasswordRules(FLOORS[profile], common_passwords())
        shared: dict[str, Any] = {
            "passwords": self.passwords,
            "subjects": self.subjects,
        }
        app = FastAPI()
        add_problem_handlers(app)
        app.state.token_verifier = TokenVerifier("identity", public_keys(self._keys))
        for api in (
            SignInApi(self.database, **shared),
            SessionApi(self.database),
            PasswordApi(self.database, **shared, rules=rules, cases=self.cases),
            AccountApi(self.database, **shared),
            ConfirmationApi(self.database, **shared, signer=self._signer),
        ):
            app.router.routes += api.routes().routes
        return app

    async def call(
        self, path: str, body: dict[str, Any] | None = None, *, purpose: str
    ) -> httpx.Response:
        """Call as the service that calls for this purpose."""
        service = CALLERS.get(purpose, "gateway")
        signer = TokenSigner(service, private_key(self._keys, service))
        token = signer.for_service("identity", purpose=purpose)
        return await self._send(path, body, token)

    async def call_as(
        self, role: str, path: str, *, tenant: str = "HCSC", **request: Any
    ) -> httpx.Response:
        """Call for somebody signed in."""
        signer = TokenSigner("gateway", private_key(self._keys, "gateway"))
        user = Caller(
            "gateway", account_id=uuid7(), roles=frozenset({role}), tenant=tenant
        )
        headers = {"authorization": f"Bearer {signer.for_user('identity', user)}"}
        return await self.http.request(
            request.pop("method", "GET"), path, headers=headers, **request
        )

    async def _send(
        self, path: str, body: dict[str, Any] | None, token: str
    ) -> httpx.Response:
        headers = {"authorization": f"Bearer {token}"}
        if body is None:
            return await self.http.get(path, headers=headers)
        return await self.http.post(path, json=body, headers=headers)

    async def sign_in(
        self,
        login_name: str,
        password: str,
        *,
        domain: str = "HCSC",
        address: str = ADDRESS,
    ) -> httpx.Response:
        """Submit the sign-in form."""
        return await self.call(
            "/sign-in",
            {
                "login_name": login_name,
                "password": password,
                "domain": domain,
                "address": address,
                "user_agent": "a browser",
            },
            purpose="sign-in",
        )

    async def forgotten(
        self, login_name: str, *, domain: str = "HCSC", address: str = ADDRESS
    ) -> httpx.Response:
        """Submit "Get My Password"."""
        return await self.call(
            "/passwords/forgotten",
            {"login_name": login_name, "domain": domain, "address": address},
            purpose="sign-in",
        )

    async def look_up(self, token: str, *, extend: bool = True) -> httpx.Response:
        """Open a page with a session's cookie."""
        body = {"token": token, "extend": extend}
        return await self.call("/sessions/look-up", body, purpose="session")

    async def change(
        self, token: str, new: str, *, current: str | None = None, **more: object
    ) -> httpx.Response:
        """Submit Change Password."""
        asked = {"token": token, "current_password": current, "new_password": new}
        return await self.call("/passwords/change", asked | more, purpose="session")

    async def claim(self, account_id: UUID) -> dict[str, Any]:
        """Have a temporary password made for a mail."""
        answer = await self.call(
            "/temporary-passwords/claims",
            {"account_id": str(account_id), "message_id": str(uuid7())},
            purpose="send-message",
        )
        assert answer.status_code == 200, answer.text
        claimed: dict[str, Any] = answer.json()
        return claimed

    async def invite(self, case_id: UUID | None = None) -> UUID:
        """Hear of an invitation; gives the case."""
        event = case.InvitationIssued(
            occurred_at=self.clock.now(),
            case_id=case_id or uuid7(),
            case_key="PP-2026-7KQ4MX",
            tenant="HCSC",
            states=("IL",),
        )
        async with self.database.transaction() as tx:
            await on_invitation_issued(tx, event)
        return event.case_id

    async def resend(self, case_id: UUID, account_id: UUID) -> None:
        """Hear that an invitation was sent again."""
        event = case.InvitationResent(
            occurred_at=self.clock.now(),
            case_id=case_id,
            account_id=account_id,
            resend=1,
        )
        async with self.database.transaction() as tx:
            await on_invitation_resent(tx, event)

    async def withdraw(self, case_id: UUID) -> None:
        """Hear that a case was withdrawn."""
        event = case.CaseWithdrawn(occurred_at=self.clock.now(), case_id=case_id)
        async with self.database.transaction() as tx:
            await on_case_withdrawn(tx, event)

    async def make_accounts(self) -> None:
        """Let the job make all accounts that are due."""
        while await make_next_account(self.database, self.cases):
            pass

    async def announce_requests(self) -> None:
        """Let the job announce all requests for temporary passwords."""
        while await announce_next_request(self.database):
            pass

    async def new_account(self) -> UUID:
        """Invite somebody and make their account."""
        case_id = await self.invite()
        await self.make_accounts()
        async with self.database.transaction() as tx:
            account_id: UUID = await tx.fetchval(
                "select id from accounts where case_id = $1", case_id
            )
        return account_id

    async def new_producer(self) -> tuple[str, str, str]:
        """Take somebody through the first sign-in: login name, password, token."""
        claimed = await self.claim(await self.new_account())
        signed_in = await self.sign_in(
            claimed["login_name"], claimed["temporary_password"]
        )
        changed = await self.change(signed_in.json()["token"], GOOD_PASSWORD)
        assert changed.status_code == 200, changed.text
        return claimed["login_name"], GOOD_PASSWORD, changed.json()["token"]

    async def said(self, event: str) -> list[bytes]:
        """Give the payloads of the events of a class that wait in the outbox."""
        return await said(self.database, event)


def later(desk: IdentityDesk, **passed: float) -> datetime:
    """Let time pass."""
    return desk.clock.move(timedelta(**passed))
