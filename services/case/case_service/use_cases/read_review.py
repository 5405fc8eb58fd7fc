"""Read a case as a reviewer sees it."""

from dataclasses import dataclass

from case_service.domain.checks import Checked
from case_service.domain.flags import Flag, flags
from case_service.domain.glance import glance
from case_service.domain.verdicts import Given
from case_service.domain.viewer import Viewer
from case_service.store.cases import Ref
from case_service.store.surroundings import SurroundingsStore
from case_service.store.verdicts import VerdictStore
from case_service.store.views import Told, ViewStore
from case_service.use_cases.read_case import WholeCase, read_case
from case_service.use_cases.run_checks import run_checks
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ReviewedCase:
    """The whole case with what deserves a look and what was done to it."""

    whole: WholeCase
    flags: tuple[Flag, ...]
    checked: tuple[Checked, ...]
    verdicts: tuple[Given, ...]
    history: tuple[Told, ...]


async def read_review(tx: Transaction, ref: Ref, *, by: Viewer) -> ReviewedCase:
    """Give the whole case (REV-2); sensitive fields come masked."""
    whole = await read_case(tx, ref, by=by)
    file = whole.file
    return ReviewedCase(
        whole=whole,
        flags=flags(
            glance(file),
            await SurroundingsStore(tx).of(file.case),
            review_round=file.case.review_round,
            rules=file.facts.rules,
        ),
        # Before the first submission there is nothing to check.
        checked=await run_checks(tx, file) if file.case.review_round else (),
        verdicts=await VerdictStore(tx).given(file.case),
        history=await ViewStore(tx).history(file.case),
    )
