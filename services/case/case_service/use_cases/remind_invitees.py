"""Remind producers of invitations that will expire."""

from case_service.domain.history import Deed, entry
from case_service.domain.invitation_terms import Terms, last_day
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.invitees import InviteeStore
from chassis.transaction import Transaction
from contracts.case import InvitationExpiring

BATCH = 50


async def remind_invitees(tx: Transaction, *, terms: Terms) -> bool:
    """Have a batch of producers reminded (REV-7); True when there may be more.

    What was missed in an outage is made up for by one reminder.
    """
    store, cases = InviteeStore(tx), CaseStore(tx)
    due = await store.lock_to_remind(limit=BATCH)
    for one in due:
        await store.set_reminder(
            one.case, at=terms.next_reminder(one.expires_at, after=tx.now)
        )
        await cases.write_history(one.case.id, entry(Deed.REMINDED, by=SYSTEM))
    await tx.publish_all(
        [
            InvitationExpiring(
                occurred_at=tx.now,
                case_id=one.case.id,
                expires_on=last_day(one.expires_at),
            )
            for one in due
        ]
    )
    return len(due) == BATCH
