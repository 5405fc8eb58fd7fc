"""Announce a rejection that rests on a report: NIPR's or the background check."""

from case_service.domain import fcra
from case_service.domain.announcing import announce
from case_service.domain.business_days import central_day
from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act
from case_service.domain.speaking_reports import (
    background_speaks_against,
    nipr_speaks_against,
)
from case_service.store.background import BackgroundStore
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from case_service.store.surroundings import SurroundingsStore
from case_service.use_cases.steps.run_checks import run_checks
from chassis.transaction import Transaction
from contracts.case_rejections import RejectionProposed
from contracts.ids import uuid7


async def propose_rejection(
    tx: Transaction, ref: Ref, *, act: Act, reason: str
) -> Case:
    """Tell the producer first, and wait for an answer (NEW-2)."""
    cases, proposals = CaseStore(tx), ProposalStore(tx)
    case = await cases.lock(ref, by=act.by)
    await proposals.check_none_open(case)
    announced = case.propose_rejection(
        by=act.account_id, version=act.version, reason=reason
    )
    file = await CaseFileStore(tx).read(case.id, by=act.by)
    proposal = announce(
        file,
        proposal_id=uuid7(),
        act=act,
        reason=reason,
        sources=await _sources(tx, file),
    )
    told = entry(Deed.REJECTION_PROPOSED, by=act.by, name=act.name)
    await cases.save(announced, entry=told, note=proposal.reason)
    await proposals.add(proposal)
    await tx.publish(
        RejectionProposed(
            occurred_at=tx.now,
            case_id=case.id,
            proposal_id=proposal.id,
            decides_on=central_day(proposal.decides_at),
        )
    )
    return announced


async def _sources(tx: Transaction, file: CaseFile) -> fcra.Sources:
    """Tell whose reports stand out; it is NIPR's where the reviewer alone sees it."""
    around = await SurroundingsStore(tx).of(file.case)
    checked = await run_checks(tx, file, around=around)
    check = await BackgroundStore(tx).check(file.case)
    if check is None or not background_speaks_against(checked):
        return fcra.NIPR_ALONE
    return fcra.Sources(nipr_speaks_against(checked), check.agency)
