"""Make the account of an invited producer."""

import secrets

from chassis.transaction import Transaction
from contracts.identity import AccountCreated
from contracts.ids import uuid7
from identity_service.domain.account import Account, Person
from identity_service.domain.user_id import make_user_id
from identity_service.store.accounts import AccountStore
from identity_service.store.wishes import Wish, WishStore


async def create_account(tx: Transaction, *, wish: Wish, person: Person) -> None:
    """Fulfil a wish with an account and a User ID, unless it was cancelled."""
    if not await WishStore(tx).fulfil(wish):
        return
    account = await _add(AccountStore(tx), wish=wish, person=person)
    await tx.publish(
        AccountCreated(
            occurred_at=tx.now,
            account_id=account.id,
            case_id=wish.case_id,
            tenant=wish.tenant,
        )
    )


async def _add(accounts: AccountStore, *, wish: Wish, person: Person) -> Account:
    while True:
        account = Account(
            id=uuid7(),
            tenant=wish.tenant,
            login_name=make_user_id(secrets.choice),
            roles=("producer",),
            case_id=wish.case_id,
            password_hash=None,
            last_signed_in_at=None,
        )
        if await accounts.add(account, person=person):
            return account
