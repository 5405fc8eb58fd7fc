"""Turn a request for a temporary password into its event."""

from chassis.transaction import Transaction
from contracts.identity import TemporaryPasswordRequested
from identity_service.store.accounts import AccountStore
from identity_service.store.password_requests import PasswordRequestStore


async def announce_request(tx: Transaction) -> bool:
    """Say that the oldest request was made, if its account exists; False if none."""
    request = await PasswordRequestStore(tx).take()
    if request is None:
        return False
    if request.account_id is not None:
        account = await AccountStore(tx).get(request.account_id)
        await tx.publish(
            TemporaryPasswordRequested(
                occurred_at=tx.now,
                account_id=account.id,
                case_id=account.case_id,
                request_id=request.id,
            )
        )
    return True
