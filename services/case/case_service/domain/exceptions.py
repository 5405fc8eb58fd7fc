"""What stands out in a case: one small look per check (PEER-3)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from case_service.domain import attention, flags
from case_service.domain.background_authorization import UNAUTHORIZED
from case_service.domain.background_check import Outcome
from case_service.domain.business_days import central_day
from case_service.domain.case_file import CaseFile
from case_service.domain.rule_kind import RuleKind
from case_service.domain.surroundings import ALONE, Surroundings
from case_service.domain.tab import Tab


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the checks look at beside the case's own file."""

    file: CaseFile
    around: Surroundings = ALONE
    has_declaration_page: bool = False
    still_wanted: tuple[str, ...] = ()
    background_check: Outcome | None = None
    needs_authorization: bool = False


def problems_of(tab: Tab) -> Callable[[Evidence], Iterable[str]]:
    """Give the look at what keeps a tab from being complete."""
    return lambda evidence: (
        f"{problem.message} {problem.rule}".strip()
        for problem in evidence.file.problems(tab)
        if problem.blocks == "submission"
    )


def bank(evidence: Evidence) -> Iterable[str]:
    """Look whether commissions would go elsewhere than was submitted first."""
    return attention.bank_changed(evidence.around.bank_changed_at)


def email(evidence: Evidence) -> Iterable[str]:
    """Look whether mails would go elsewhere than when it was submitted first."""
    return attention.email_changed(evidence.around.email_changed_at)


def names(evidence: Evidence) -> Iterable[str]:
    """Compare NIPR's last name with the invitation's."""
    file = evidence.file
    if not file.name_differs:
        return ()
    return attention.names_differ(known=file.name, invited=file.invitee.name)


def screening(evidence: Evidence) -> Iterable[str]:
    """Look for a second packet, and on the do-not-contract list."""
    return evidence.around.screened.sentences()


def duplicate_ssn(evidence: Evidence) -> Iterable[str]:
    """Look for the SSN in other open cases."""
    return attention.same_ssn(evidence.around.same_ssn)


def report(evidence: Evidence) -> Iterable[str]:
    """Look at the age of NIPR's report."""
    record = evidence.file.record
    if record is None:
        yield "NIPR's report is not there."
        return
    facts = evidence.file.facts
    age, may_be = (
        (facts.today - central_day(record.as_of)).days,
        facts.rules.deadlines[RuleKind.REPORT_AGE],
    )
    if age > may_be.days:
        yield (
            f"NIPR's report is {age} days old; it may be {may_be.days}. {may_be.origin}"
        )


def actions(evidence: Evidence) -> Iterable[str]:
    """Look for actions of regulators."""
    record = evidence.file.record
    return attention.regulatory_actions(record.regulatory_actions if record else 0)


def yes_answers(evidence: Evidence) -> Iterable[str]:
    """Look for questions answered Yes."""
    answers = evidence.file.saved(Tab.BACKGROUND_QUESTIONNAIRE).values
    return attention.yes_answers(answers)


def contradictions(evidence: Evidence) -> Iterable[str]:
    """Compare the answers with NIPR's record."""
    return (str(pair) for pair in evidence.file.contradictions)


def coverage(evidence: Evidence) -> Iterable[str]:
    """Compare the limits with the minimum."""
    return flags.coverage(evidence.file.answers, evidence.file.facts.rules)


def declaration_page(evidence: Evidence) -> Iterable[str]:
    """Look for the declaration page."""
    if not evidence.has_declaration_page:
        yield "The E&O declaration page is not there."


def signatures(evidence: Evidence) -> Iterable[str]:
    """Look whether the signed packet fits the answers."""
    if not evidence.file.judged_by.packet_signed:
        yield "The documents are not signed as the answers stand now."


def wanted(evidence: Evidence) -> Iterable[str]:
    """Look for what was asked for."""
    if evidence.still_wanted:
        yield f"Asked for, but not uploaded: {', '.join(evidence.still_wanted)}."


def background_check(evidence: Evidence) -> Iterable[str]:
    """Look at the background check."""
    outcome = evidence.background_check
    if evidence.needs_authorization:
        yield UNAUTHORIZED
    elif outcome is not None and outcome is not Outcome.CLEAR:
        yield outcome.sentence
