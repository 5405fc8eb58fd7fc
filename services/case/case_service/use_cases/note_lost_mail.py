"""A mail could not be delivered: does anybody wait for what it told?"""

from uuid import UUID

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.lost_mails import matters
from case_service.domain.mail_names import AUTHORIZE_AGAIN, mail_kind
from case_service.domain.proposal import Stage
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.proposals import ProposalStore
from case_service.store.reviews import ReviewStore
from case_service.store.start import StartStore
from chassis.transaction import Transaction
from contracts.words import MessageKind


async def note_lost_mail(
    tx: Transaction, *, case_id: UUID | None, kind: MessageKind, source_id: UUID | None
) -> None:
    """Write it into the history, for flags to find while it matters."""
    # The mails to staff are about no case.
    if case_id is None:
        return
    cases = CaseStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    lost = mail_kind(kind, has_source=source_id is not None)
    is_awaited = matters(lost, case.status) and (
        source_id is None or await _still_tells(tx, case, lost, source_id)
    )
    deed = Deed.NOTICE_UNDELIVERED if is_awaited else Deed.MAIL_UNDELIVERED
    await cases.write_history(case.id, entry(deed, by=SYSTEM, detail=lost))


async def _still_tells(tx: Transaction, case: Case, kind: str, source_id: UUID) -> bool:
    """Tell whether what it told of can still happen; a mail is tried for days."""
    if kind == MessageKind.INFORMATION_NEEDED:
        return (await ReviewStore(tx).request(source_id)).answered_at is None
    if kind == AUTHORIZE_AGAIN:
        return await StartStore(tx).authorization_id(case) in (None, source_id)
    if kind == MessageKind.DISPUTE_ANSWERED:
        return (await ProposalStore(tx).one(source_id)).stage is Stage.WAITING
    if kind == MessageKind.PRE_ADVERSE_NOTICE:
        # Whoever has disputed it has read it.
        proposal = await ProposalStore(tx).one(source_id)
        return proposal.stage is Stage.WAITING and proposal.disputed_at is None
    return True
