"""Make the temporary password of one mail."""

from uuid import UUID

import structlog

from chassis.transaction import Transaction
from contracts.api.identity import ClaimedTemporaryPassword
from identity_service.domain.temporary_password import LIFETIME
from identity_service.store.accounts import AccountStore
from identity_service.store.temporary_passwords import TemporaryPasswordStore

log = structlog.get_logger()


async def claim_temporary_password(
    tx: Transaction, *, account_id: UUID, message_id: UUID, drawn: tuple[str, str]
) -> ClaimedTemporaryPassword:
    """Keep the hash of a drawn password, end the one before, and tell it once.

    `drawn` is the password and its hash. Its minutes begin now.
    """
    plain, hashed = drawn
    accounts = AccountStore(tx)
    account = await accounts.lock(account_id)
    person = await accounts.person(account_id)
    claim = await TemporaryPasswordStore(tx).issue(account_id, hashed=hashed)
    log.info(
        "temporary password issued",
        account_id=account_id,
        message_id=message_id,
        claim=claim,
    )
    return ClaimedTemporaryPassword.model_validate(
        {
            "login_name": account.login_name,
            "temporary_password": plain,
            "domain": account.tenant,
            "valid_minutes": LIFETIME.seconds // 60,
            "claim": claim,
            "email": person.email,
            "first_name": person.first_name,
            "last_name": person.last_name,
        }
    )
