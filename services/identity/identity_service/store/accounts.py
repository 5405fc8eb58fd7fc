"""Accounts in the database; people are sealed on the way in and out."""

import json
from dataclasses import asdict, fields
from datetime import datetime
from uuid import UUID

from asyncpg import Record

from chassis.queries import named_sql
from chassis.transaction import Transaction
from identity_service.domain.account import Account, AccountNotFound, Person
from identity_service.domain.user_id import login_key

_SQL = named_sql(__package__, "accounts.sql")
_PLACE = "accounts.person"


class AccountStore:
    """Reads and writes accounts in one transaction."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def has_tenant(self, tenant: str) -> bool:
        """Tell whether there is such a Domain."""
        return bool(await self._tx.fetchval(_SQL["has_tenant"], tenant))

    async def by_login(self, *, tenant: str, login_name: str) -> Account | None:
        """Find the account that a person means by what they typed."""
        row = await self._tx.fetchrow(_SQL["by_login"], tenant, login_key(login_name))
        return account_in(row) if row else None

    async def lock(self, account_id: UUID) -> Account:
        """Give an account and keep others from changing it."""
        row = await self._tx.fetchrow(_SQL["lock_by_id"], account_id)
        return _found(row)

    async def get(self, account_id: UUID) -> Account:
        """Give an account; raises AccountNotFound."""
        return _found(await self._tx.fetchrow(_SQL["by_id"], account_id))

    async def by_case(self, case_id: UUID, *, tenant: str) -> Account:
        """Give the account that was made for a case of the asker's tenant."""
        return _found(await self._tx.fetchrow(_SQL["by_case"], case_id, tenant))

    async def erase(self, case_id: UUID) -> UUID | None:
        """Delete the account that was made for a case; give its id if there was one."""
        erased: UUID | None = await self._tx.fetchval(_SQL["erase"], case_id)
        return erased

    async def person(self, account_id: UUID) -> Person:
        """Open the names and address of an account."""
        sealed = await self._tx.fetchval(_SQL["person"], account_id)
        if sealed is None:
            raise AccountNotFound
        return await open_person(self._tx, account_id, sealed)

    async def add(self, account: Account, *, person: Person) -> bool:
        """Keep a new account; False when its login name is taken."""
        seal = await self._tx.seal(account.id)
        sealed = seal.close(json.dumps(asdict(person)).encode(), place=_PLACE)
        added = await self._tx.fetchval(
            _SQL["add"],
            account.id,
            account.tenant,
            account.login_name,
            login_key(account.login_name),
            list(account.roles),
            account.case_id,
            sealed,
            self._tx.now,
        )
        return added is not None

    async def set_password(self, account_id: UUID, *, hashed: str) -> None:
        """Give an account a new permanent password."""
        await self._tx.execute(_SQL["set_password"], account_id, hashed, self._tx.now)

    async def renew_hash(self, account_id: UUID, *, old: str, new: str) -> None:
        """Keep the same password under today's hashing parameters."""
        await self._tx.execute(_SQL["renew_hash"], account_id, old, new)

    async def note_sign_in(self, account_id: UUID, *, at: datetime) -> None:
        """Remember when an account was last used."""
        await self._tx.execute(_SQL["note_sign_in"], account_id, at)

    async def write_history(
        self, account_id: UUID, *, what: str, by: UUID | None
    ) -> None:
        """Remember what staff did to an account."""
        await self._tx.execute(
            _SQL["write_history"], account_id, self._tx.now, what, by
        )


async def open_person(tx: Transaction, account_id: UUID, sealed: bytes) -> Person:
    """Open the names and address that an account's row keeps."""
    seal = await tx.seal(account_id)
    return Person(**json.loads(seal.open(sealed, place=_PLACE)))


def account_in(row: Record) -> Account:
    """Give the account in a row that has at least all its columns."""
    found = {field.name: row[field.name] for field in fields(Account)}
    return Account(**found | {"roles": tuple(row["roles"])})


def _found(row: Record | None) -> Account:
    if row is None:
        raise AccountNotFound
    return account_in(row)
