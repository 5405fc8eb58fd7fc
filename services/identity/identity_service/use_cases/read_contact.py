"""Say where an account's owner is reached."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.api.identity import AccountContact
from identity_service.store.accounts import AccountStore


async def read_contact(tx: Transaction, *, account_id: UUID) -> AccountContact:
    """Give the name and address that a mail to an account needs."""
    accounts = AccountStore(tx)
    account = await accounts.get(account_id)
    person = await accounts.person(account_id)
    return AccountContact(
        login_name=account.login_name,
        email=person.email,
        first_name=person.first_name,
        last_name=person.last_name,
    )
