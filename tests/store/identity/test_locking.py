"""Locks: what happens to one account at once waits, and never for each other."""

import asyncio
from itertools import combinations_with_replacement
from uuid import UUID

import pytest

from contracts.ids import uuid7
from identity_service.domain.password_change import Findings, Replacement
from identity_service.domain.session import SessionEnded, start_session
from identity_service.domain.sign_in import Keys, Match
from identity_service.store.sessions import SessionStore
from identity_service.use_cases.begin_password_change import begin_password_change
from identity_service.use_cases.begin_sign_in import begin_sign_in
from identity_service.use_cases.claim_temporary_password import (
    claim_temporary_password,
)
from identity_service.use_cases.finish_password_change import finish_password_change
from identity_service.use_cases.finish_sign_in import finish_sign_in
from identity_service.use_cases.unlock_account import unlock_account
from tests.support.covers import covers

ROUNDS = 12
RIGHT = Findings(current_is_right=True, reasons=())


class Rush:
    """One account and everything that can happen to it, each in its transaction."""

    def __init__(self, desk, login_name: str, account_id: UUID) -> None:
        self.desk = desk
        self.login_name = login_name
        self.account_id = account_id
        self.keys = Keys(
            account=desk.subjects.of_login(tenant="HCSC", login_name=login_name),
            address=desk.subjects.of_address("203.0.113.9"),
        )

    async def session(self) -> str:
        """Sign the account in without any counter; gives the token."""
        token = uuid7().hex
        async with self.desk.database.transaction() as tx:
            session = start_session(
                uuid7(), account_id=self.account_id, by_temporary=False, at=tx.now
            )
            await SessionStore(tx).add(session, token=token)
        return token

    async def signing_in(self):
        """Begin to sign in; gives the rest."""
        async with self.desk.database.transaction() as tx:
            attempt = await begin_sign_in(
                tx, tenant="HCSC", login_name=self.login_name, keys=self.keys
            )

        async def rest(tx):
            await finish_sign_in(
                tx, attempt=attempt, match=Match(permanent=True), token=uuid7().hex
            )

        return rest

    async def changing(self):
        """Begin to change the password; gives the rest."""
        token = await self.session()
        async with self.desk.database.transaction() as tx:
            change = await begin_password_change(
                tx, token=token, subjects=self.desk.subjects
            )

        async def rest(tx):
            await finish_password_change(
                tx,
                change=change,
                findings=RIGHT,
                new=Replacement(hashed="$new", token=uuid7().hex),
                subjects=self.desk.subjects,
            )

        return rest

    async def asking_to_change(self):
        """Give the beginning of a password change."""
        token = await self.session()

        async def ask(tx):
            await begin_password_change(tx, token=token, subjects=self.desk.subjects)

        return ask

    async def claiming(self):
        """Give the making of a temporary password."""

        async def claim(tx):
            await claim_temporary_password(
                tx,
                account_id=self.account_id,
                message_id=uuid7(),
                drawn=("7KQ4MX2H", "$temporary"),
            )

        return claim

    async def unlocking(self):
        """Give what support does."""

        async def unlock(tx):
            await unlock_account(
                tx,
                account_id=self.account_id,
                tenant="HCSC",
                by=self.account_id,
                staff_too=False,
                subjects=self.desk.subjects,
            )

        return unlock


DEEDS = ("signing_in", "changing", "asking_to_change", "claiming", "unlocking")


@pytest.fixture
async def rush(desk):
    login_name, _, _ = await desk.new_producer()
    async with desk.database.transaction() as tx:
        account_id = await tx.fetchval(
            "select id from accounts where login_name = $1", login_name
        )
    return Rush(desk, login_name, account_id)


async def do(database, deed):
    """Run one deed; a session that another deed has ended is no trouble."""
    try:
        async with database.transaction() as tx:
            await deed(tx)
    except SessionEnded:
        return


@covers("LOG-4", "PWD-2")
@pytest.mark.parametrize(
    ("one", "other"),
    list(combinations_with_replacement(DEEDS, 2)),
    ids=lambda deed: deed.replace("_", " "),
)
async def test_whatever_happens_to_an_account_at_once_ends(rush, desk, one, other):
    database = desk.database
    for _ in range(ROUNDS):
        deeds = [await getattr(rush, name)() for name in (one, other)]
        ends = await asyncio.gather(
            *(do(database, deed) for deed in deeds), return_exceptions=True
        )
        assert ends == [None, None]
        async with database.transaction() as tx:
            await tx.execute("delete from throttles")
