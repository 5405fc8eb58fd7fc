"""Send again what went to an address whose owner has lost it."""

from dataclasses import replace

import structlog

from case_service.domain.history import Deed, entry
from case_service.domain.invitation_terms import Terms
from case_service.domain.lost_invitation import MOST_MAILS, LostInvitation
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.digests import Digests
from case_service.store.invitees import InviteeStore
from case_service.store.lost_invitations import LostInvitationStore
from case_service.use_cases.resend_invitation import resend_invitation
from chassis.refusal import Refused
from chassis.transaction import Transaction

log = structlog.get_logger()


async def answer_lost_invitation(
    tx: Transaction, lost: LostInvitation, *, terms: Terms, digests: Digests
) -> None:
    """Answer a request that was taken up.

    Each person who was invited at the address gets one mail, where support could send
    it too. The others get none, and nobody is told which they are.
    """
    store, invitees = LostInvitationStore(tx), InviteeStore(tx)
    # One request of a tenant at a time, so that mails are counted as they go out.
    await invitees.begin(lost.tenant)
    if await store.mails(lost) >= MOST_MAILS:
        log.info("too many requests for a lost invitation")
        return
    by, is_sent = replace(SYSTEM, tenant=lost.tenant), False
    for case_id in await invitees.newest(lost.email, tenant=lost.tenant):
        try:
            await resend_invitation(
                tx, case_id, by=by, by_name="", terms=terms, digests=digests
            )
        except Refused as refusal:
            log.info("invitation not sent again", case_id=case_id, why=refusal.code)
            continue
        asked = entry(Deed.INVITATION_ASKED, by=by)
        await CaseStore(tx).write_history(case_id, asked)
        is_sent = True
    # Only what was sent counts: who asks too early may ask again.
    if is_sent:
        await store.note_sent(lost)
