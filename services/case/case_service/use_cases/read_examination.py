"""Give the whole case for its examination file."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from case_service.domain.checks import Checked
from case_service.domain.counting_day import CountingDay, counting_day
from case_service.domain.facts import NiprAppointment
from case_service.domain.history import Deed, entry
from case_service.domain.proposal import Proposal
from case_service.domain.rules import RuleLine, rules_of
from case_service.domain.viewer import SYSTEM, Viewer
from case_service.store.background import Agreed, BackgroundCheck, BackgroundStore
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore
from case_service.store.proposals import ProposalStore
from case_service.store.reviews import ReviewStore, Submission
from case_service.store.rules import RuleStore
from case_service.store.start import Authorized, StartStore
from case_service.store.surroundings import SurroundingsStore
from case_service.use_cases.read_review import ReviewedCase, read_review
from case_service.use_cases.steps.run_checks import run_checks
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Examined:
    """A case as an examiner gets it: read at one moment, under the rules of its day."""

    at: datetime
    reviewed: ReviewedCase
    authorization: Authorized | None
    at_nipr: tuple[NiprAppointment, ...]
    submissions: tuple[Submission, ...]
    background: BackgroundCheck | None
    background_agreed: Agreed | None
    proposals: tuple[Proposal, ...]
    counts: CountingDay
    rules: tuple[RuleLine, ...]
    checked: tuple[Checked, ...]


async def read_examination(
    tx: Transaction, *, case_id: UUID, by: Viewer, name: str
) -> Examined:
    """Give everything; that somebody took it stands in the history that is given."""
    cases = CaseStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    await cases.write_history(case.id, entry(Deed.EXAMINED, by=by, name=name))
    reviewed = await read_review(tx, case_id, by=SYSTEM)
    counts = counting_day(case, reviewed.whole.frame.dates, now=tx.now)
    rules = await RuleStore(tx).lines(counts.day)
    return Examined(
        at=tx.now,
        reviewed=reviewed,
        authorization=await StartStore(tx).authorization(case),
        at_nipr=await CaseFileStore(tx).appointments(case),
        submissions=await ReviewStore(tx).submissions(case),
        background=await BackgroundStore(tx).check(case),
        background_agreed=await BackgroundStore(tx).authorization(case),
        proposals=await ProposalStore(tx).every(case),
        counts=counts,
        rules=rules,
        checked=await _checked(tx, reviewed, counts=counts, rules=rules),
    )


async def _checked(
    tx: Transaction,
    reviewed: ReviewedCase,
    *,
    counts: CountingDay,
    rules: tuple[RuleLine, ...],
) -> tuple[Checked, ...]:
    file = reviewed.whole.file
    if not file.case.review_round:
        return ()
    # Today the license or the insurance of an approved producer may well have ended.
    facts = replace(file.facts, now=counts.at, today=counts.day, rules=rules_of(rules))
    around = await SurroundingsStore(tx).of(file.case)
    return await run_checks(tx, replace(file, facts=facts), around=around)
