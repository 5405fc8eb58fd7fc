"""Open a locked account again."""

from uuid import UUID

import structlog

from chassis.transaction import Transaction
from contracts.api.identity import AccountStatus
from contracts.identity import AccountUnlocked
from identity_service.clients.subjects import Subjects
from identity_service.domain.account import AccountNotFound
from identity_service.domain.throttle import FAILURES_OF_ACCOUNT
from identity_service.store.accounts import AccountStore
from identity_service.store.throttles import ThrottleStore
from identity_service.use_cases.describe_account import describe_account

log = structlog.get_logger()


async def unlock_account(
    tx: Transaction,
    *,
    account_id: UUID,
    tenant: str,
    by: UUID | None,
    staff_too: bool,
    subjects: Subjects,
) -> AccountStatus:
    """Begin to count an account's failures anew; harmless when it is not locked.

    Unlocking a producer stands in the history of a case, where reviewers see it. Staff
    have no case, so only those who may unlock `staff_too` get at theirs.
    """
    account = await AccountStore(tx).lock(account_id)
    is_out_of_reach = account.case_id is None and not staff_too
    if account.tenant != tenant or is_out_of_reach:
        raise AccountNotFound
    before = await describe_account(tx, account=account, subjects=subjects)
    await ThrottleStore(tx).clear(
        FAILURES_OF_ACCOUNT, subject=subjects.of_account(account)
    )
    if before.locked:
        log.info("account unlocked", account_id=account_id, by=by)
        await AccountStore(tx).write_history(account_id, what="unlocked", by=by)
        await tx.publish(
            AccountUnlocked(
                occurred_at=tx.now,
                account_id=account.id,
                case_id=account.case_id,
                by_account=by,
            )
        )
    return await describe_account(tx, account=account, subjects=subjects)
