"""Read a case as a reviewer sees it."""

from dataclasses import dataclass

from case_service.domain.checks import Checked
from case_service.domain.flags import Flag, flags
from case_service.domain.glance import glance
from case_service.domain.rules import Deadline
from case_service.domain.verdicts import Given
from case_service.domain.viewer import Viewer
from case_service.store.cases import Ref
from case_service.store.surroundings import SurroundingsStore
from case_service.store.verdicts import VerdictStore
from case_service.store.views import Told, ViewStore
from case_service.use_cases.read_case import WholeCase, read_case
from case_service.use_cases.steps.read_answer_time import read_answer_time
from case_service.use_cases.steps.run_checks import run_checks
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ReviewedCase:
    """The whole case with what deserves a look and what was done to it.

    `answer_time` is the rule by which an announced rejection waits.
    """

    whole: WholeCase
    flags: tuple[Flag, ...]
    checked: tuple[Checked, ...]
    verdicts: tuple[Given, ...]
    history: tuple[Told, ...]
    answer_time: Deadline | None


async def read_review(tx: Transaction, ref: Ref, *, by: Viewer) -> ReviewedCase:
    """Give the whole case (REV-2); sensitive fields come masked."""
    whole = await read_case(tx, ref, by=by)
    file = whole.file
    around = await SurroundingsStore(tx).of(file.case)
    # Before the first submission there is nothing to check.
    is_checked = file.case.review_round > 0
    return ReviewedCase(
        whole=whole,
        flags=flags(
            glance(file),
            around,
            case=file.case,
            rules=file.facts.rules,
            today=file.facts.today,
        ),
        checked=await run_checks(tx, file, around=around) if is_checked else (),
        verdicts=await VerdictStore(tx).given(file.case),
        history=await ViewStore(tx).history(file.case),
        answer_time=await read_answer_time(tx, whole.proposal),
    )
