"""The checks that a reviewer would make, made by rule (PEER-3)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from case_service.domain import exceptions
from case_service.domain.exceptions import Evidence
from case_service.domain.requirement import Requirement
from case_service.domain.tab import Tab


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: `look` names the exceptions, `remedy` says what to do about them."""

    code: str
    requirement: Requirement
    title: str
    look: Callable[[Evidence], Iterable[str]] = field(repr=False)
    remedy: str
    blocks_approval: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check: passed, or what stands out."""

    check: Check
    exceptions: tuple[str, ...]

    @property
    def has_passed(self) -> bool:
        """Tell whether nothing stood out."""
        return not self.exceptions


def run(evidence: Evidence) -> tuple[Checked, ...]:
    """Make every check that applies, in the order in which a reviewer reads a case."""
    return tuple(
        Checked(check, tuple(check.look(evidence)))
        for check in CHECKS
        # A check that nobody ordered has neither passed nor failed.
        if check.requirement is not Requirement.BACKGROUND_CHECK
        or evidence.background_check is not None
    )


def accepted(checked: Iterable[Checked]) -> str:
    """Name the checks with exceptions, for the history."""
    return "; ".join(one.check.title for one in checked if not one.has_passed)


TOLD_BY_CHECKS = frozenset(
    {
        "name_differs",
        "duplicate_ssn",
        "background_yes",
        "regulatory_actions",
        "contradiction",
        "coverage",
        "bank_changed",
        "email_changed",
        "second_packet",
        "do_not_contract",
    }
)
"""Flags of the queue that a check shows too, with its remedy."""


def has_exceptions(checked: Iterable[Checked]) -> bool:
    """Tell whether anything stood out."""
    return any(not one.has_passed for one in checked)


def is_blocked(checked: Iterable[Checked]) -> bool:
    """Tell whether an exception keeps the case from approval."""
    return any(one.check.blocks_approval and not one.has_passed for one in checked)


def _reopen(title: str) -> str:
    return f"Request information with {title} reopened."


_ASK_WHOSE_CHANGE = (
    "Call the producer at a number that you know from before, and ask whether the "
    "change is theirs. If it is not, put the case in error."
)

CHECKS: tuple[Check, ...] = (
    Check(
        "names_agree",
        Requirement.IDENTITY,
        "NIPR's name is the invitation's",
        exceptions.names,
        "Compare both names. If they are one person, give the verdict no issue; if "
        "not, put the case in error.",
    ),
    Check(
        "ssn_is_unique",
        Requirement.IDENTITY,
        "No other open case has this SSN",
        exceptions.duplicate_ssn,
        "Open the other case. If both are one person, have one of them withdrawn; if "
        "not, put this one in error.",
    ),
    Check(
        "screening",
        Requirement.IDENTITY,
        "One packet, and not on the do-not-contract list",
        exceptions.screening,
        "Have the second packet withdrawn. For the list ask an operator, who knows the "
        "decision by its reference. The operator's setting says whether you can "
        "approve in spite of it.",
    ),
    Check(
        "report_is_fresh",
        Requirement.IDENTITY,
        "NIPR's report is recent",
        exceptions.report,
        "Look the producer up at NIPR before you decide.",
    ),
    Check(
        "no_actions",
        Requirement.IDENTITY,
        "No regulatory action in NIPR's record",
        exceptions.actions,
        "Read the actions in NIPR's report, and ask the producer for the orders if you "
        "need them.",
    ),
    Check(
        "general_complete",
        Requirement.GENERAL,
        "Name, addresses and contact data are complete",
        exceptions.problems_of(Tab.GENERAL),
        _reopen("General"),
    ),
    Check(
        "email_unchanged",
        Requirement.GENERAL,
        "The contact email is the one that was submitted first",
        exceptions.email,
        _ASK_WHOSE_CHANGE,
    ),
    Check(
        "licenses_active",
        Requirement.LICENSES,
        "An active license for health in every chosen state",
        exceptions.problems_of(Tab.LICENSES),
        "Ask the producer to renew the license or to untick the state: request "
        "information with Licenses reopened.",
    ),
    Check(
        "questionnaire_complete",
        Requirement.BACKGROUND_QUESTIONNAIRE,
        "Ten answers, each Yes explained",
        exceptions.problems_of(Tab.BACKGROUND_QUESTIONNAIRE),
        _reopen("Background Questionnaire"),
    ),
    Check(
        "no_yes_answers",
        Requirement.BACKGROUND_QUESTIONNAIRE,
        "No question answered Yes",
        exceptions.yes_answers,
        "Read the explanation and the documents to it.",
    ),
    Check(
        "answers_agree",
        Requirement.BACKGROUND_QUESTIONNAIRE,
        "No answer contradicts NIPR's record",
        exceptions.contradictions,
        "Ask the producer to explain or to correct the answer: request information "
        "with Background Questionnaire reopened.",
    ),
    Check(
        "cover_in_force",
        Requirement.E_AND_O,
        "E&O cover is complete and in force",
        exceptions.problems_of(Tab.E_AND_O),
        _reopen("E&O"),
    ),
    Check(
        "cover_suffices",
        Requirement.E_AND_O,
        "E&O limits reach the minimum of the chosen states",
        exceptions.coverage,
        "Ask the producer to raise the limits: request information with E&O reopened.",
        blocks_approval=True,
    ),
    Check(
        "declaration_page",
        Requirement.E_AND_O,
        "The declaration page is there",
        exceptions.declaration_page,
        "Request information and ask for the E&O declaration page.",
        blocks_approval=True,
    ),
    Check(
        "bank_format",
        Requirement.BANKING_INFORMATION,
        "Bank numbers have a valid form",
        exceptions.problems_of(Tab.BANKING_INFORMATION),
        _reopen("Banking Information"),
    ),
    Check(
        "bank_unchanged",
        Requirement.BANKING_INFORMATION,
        "The bank account is the one that was submitted first",
        exceptions.bank,
        _ASK_WHOSE_CHANGE,
    ),
    Check(
        "code_signed",
        Requirement.CODE_OF_CONDUCT,
        "The Code of Conduct is signed with the producer's name",
        exceptions.problems_of(Tab.CODE_OF_CONDUCT),
        _reopen("Code of Conduct"),
    ),
    Check(
        "packet_signed",
        Requirement.SIGNED_DOCUMENTS,
        "All documents are signed as the answers stand",
        exceptions.signatures,
        "Request information: the producer signs again and submits.",
        blocks_approval=True,
    ),
    Check(
        "documents_came",
        Requirement.SIGNED_DOCUMENTS,
        "All documents that were asked for are there",
        exceptions.wanted,
        "Ask for them again, or go on without them.",
    ),
    Check(
        "background_check",
        Requirement.BACKGROUND_CHECK,
        "The background check is clear",
        exceptions.background_check,
        "Wait for the outcome, or read what the provider found before you decide. If "
        "it is not authorized, request information: the producer is asked for it.",
    ),
)
