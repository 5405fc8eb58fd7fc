"""Give a demonstration's staff a password that lasts."""

from chassis.transaction import Transaction
from contracts.names import tenant_name
from identity_service.domain.account import AccountNotFound
from identity_service.store.accounts import AccountStore
from identity_service.store.temporary_passwords import TemporaryPasswordStore


async def keep_demo_password(
    tx: Transaction, *, tenant: str, login_name: str, hashed: str
) -> None:
    """Set a permanent password without anybody having signed in.

    Who calls this makes sure that it happens in a demonstration only.
    """
    accounts = AccountStore(tx)
    account = await accounts.by_login(tenant=tenant_name(tenant), login_name=login_name)
    if account is None:
        raise AccountNotFound
    await accounts.set_password(account.id, hashed=hashed)
    await TemporaryPasswordStore(tx).void(account.id)
