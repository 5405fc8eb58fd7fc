"""Whether a consumer report speaks against a case (FCRA): NIPR's, or the check's."""

from collections.abc import Iterable

from case_service.domain.background_check import Outcome
from case_service.domain.checks import Checked
from case_service.domain.requirement import Requirement

_OF_REPORT = frozenset(
    {"names_agree", "no_actions", "licenses_active", "answers_agree"}
)
"""Checks that look at NIPR's report: who rejects for them owes a notice (FCRA)."""


def nipr_speaks_against(checked: Iterable[Checked]) -> bool:
    """Tell whether something in NIPR's report stands out."""
    return any(one.check.code in _OF_REPORT and one.exceptions for one in checked)


def background_speaks_against(checked: Iterable[Checked]) -> bool:
    """Tell whether the background check found something; none made reports nothing."""
    return any(
        one.check.requirement is Requirement.BACKGROUND_CHECK
        and Outcome.CONSIDER.sentence in one.exceptions
        for one in checked
    )


def asks_about_report(checked: tuple[Checked, ...]) -> bool:
    """Tell whether a rejection may rest on a report, so that its author says so."""
    return nipr_speaks_against(checked) or background_speaks_against(checked)


def report_names(checked: tuple[Checked, ...]) -> str:
    """Name the reports that a rejection may rest on."""
    background = background_speaks_against(checked)
    if background and not nipr_speaks_against(checked):
        return "the background check"
    return f"the NIPR report{' or the background check' if background else ''}"
