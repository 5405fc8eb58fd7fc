"""What a PDB report holds against a producer, in the words of a case."""

from collections.abc import Iterator

from case_service.domain.findings import Finding, FindingKind
from contracts.api import nipr


def findings_of(report: nipr.PdbReport) -> tuple[Finding, ...]:
    """Give actions, ended lines of authority and ended appointments."""
    return (
        *(_action(action) for action in report.regulatory_actions),
        *_licenses(report.licenses),
        *(_termination(one) for one in report.appointments if one.termination_reason),
    )


def _action(action: nipr.RegulatoryAction) -> Finding:
    said = (action.reason, action.disposition)
    return Finding(
        FindingKind.REGULATORY_ACTION,
        state=action.state,
        reference=action.file_reference or action.action_id,
        says=", ".join(text for text in said if text),
        on=action.acted_on or action.effective_on,
    )


def _licenses(licenses: tuple[nipr.License, ...]) -> Iterator[Finding]:
    # Who holds another active license there has only exchanged the older one.
    held = {one.state for one in licenses if one.is_active}
    for license_ in licenses:
        for line in license_.lines_of_authority:
            is_gone = not line.is_active and line.covers_health
            if is_gone and license_.state not in held:
                yield Finding(
                    FindingKind.LICENSE_STATUS,
                    state=license_.state,
                    reference=license_.number,
                    says=", ".join(filter(None, (line.status, line.status_reason))),
                    on=line.status_reason_on,
                )


def _termination(appointment: nipr.Appointment) -> Finding:
    return Finding(
        FindingKind.TERMINATION,
        state=appointment.state,
        reference=appointment.company,
        says=appointment.termination_reason,
        on=appointment.status_on,
    )
