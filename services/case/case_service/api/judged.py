"""Checks, verdicts and the request built from them, as they are sent."""

from case_service.domain.checks import Checked, has_exceptions, is_blocked
from case_service.domain.contradictions import Contradiction
from case_service.domain.requirement import Requirement
from case_service.domain.speaking_reports import asks_about_report, report_names
from case_service.domain.verdicts import (
    Given,
    Said,
    Word,
    of_round,
    proposed_request,
    read_verdict,
)
from case_service.use_cases.read_review import ReviewedCase
from contracts.api.case_answers import ContradictionView
from contracts.api.case_review import (
    CheckedView,
    EarlierVerdict,
    GiveVerdicts,
    Judgment,
    ProposedRequest,
    RequirementView,
)


def judgment(reviewed: ReviewedCase) -> Judgment:
    """Shape all requirements with what the checks and the reviewer say of them."""
    case = reviewed.whole.file.case
    wanted = proposed_request(reviewed.verdicts, review_round=case.review_round)
    return Judgment(
        requirements=tuple(
            _requirement(reviewed, one) for one in _judged(reviewed.checked)
        ),
        asks_about_report=asks_about_report(reviewed.checked),
        report_names=report_names(reviewed.checked),
        has_exceptions=has_exceptions(reviewed.checked),
        is_blocked=is_blocked(reviewed.checked),
        proposed_request=ProposedRequest(
            message=wanted.message, reopened_tabs=wanted.tabs
        ),
        contradictions=contradiction_views(reviewed.whole.file.contradictions),
    )


def said_verdicts(wish: GiveVerdicts) -> tuple[Said, ...]:
    """Read verdicts, each beside the one that its page had shown."""
    return tuple(
        Said(
            read_verdict(one.requirement, one.verdict, one.because),
            shown=read_verdict(one.requirement, one.shown, one.shown_because),
        )
        for one in wish.verdicts
    )


def without_remarks(shape: Judgment) -> Judgment:
    """Leave out what reviewers wrote beside their verdicts."""
    return shape.model_copy(
        update={
            "requirements": tuple(
                one.model_copy(
                    update={
                        "because": "",
                        "earlier": tuple(
                            before.model_copy(update={"because": ""})
                            for before in one.earlier
                        ),
                    }
                )
                for one in shape.requirements
            ),
            "proposed_request": None,
        }
    )


def contradiction_views(
    pairs: tuple[Contradiction, ...],
) -> tuple[ContradictionView, ...]:
    """Shape answers beside what NIPR's record has against them."""
    return tuple(
        ContradictionView(question=pair.question, record=str(pair.finding))
        for pair in pairs
    )


def _judged(checked: tuple[Checked, ...]) -> tuple[Requirement, ...]:
    looked_at = {one.check.requirement for one in checked}
    return tuple(one for one in Requirement if one in looked_at)


def _requirement(reviewed: ReviewedCase, requirement: Requirement) -> RequirementView:
    this_round = reviewed.whole.file.case.review_round
    mine = [g for g in reviewed.verdicts if g.verdict.requirement is requirement]
    now = next(iter(of_round(mine, this_round)), None)
    return RequirementView(
        requirement=requirement,
        title=requirement.full_name,
        checks=tuple(
            _checked(one)
            for one in reviewed.checked
            if one.check.requirement is requirement
        ),
        verdict=now.verdict.word.value if now else Word.REQUIRES_REVIEW.value,
        because=now.verdict.because if now else "",
        given_by=now.by_name if now else "",
        given_at=now.at if now else None,
        earlier=tuple(_earlier(one) for one in mine if one.review_round < this_round),
    )


def _checked(one: Checked) -> CheckedView:
    return CheckedView(
        title=one.check.title,
        passed=one.has_passed,
        exceptions=one.exceptions,
        remedy=one.check.remedy,
        blocks_approval=one.check.blocks_approval,
    )


def _earlier(given: Given) -> EarlierVerdict:
    return EarlierVerdict(
        review_round=given.review_round,
        verdict=given.verdict.word.value,
        because=given.verdict.because,
        given_by=given.by_name,
        given_at=given.at,
    )
