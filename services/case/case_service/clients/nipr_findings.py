"""What a PDB report holds against a producer, in the words of a case."""

from collections.abc import Iterator
from datetime import date

from case_service.clients.nipr_licenses import license_of
from case_service.domain.business_days import central_day
from case_service.domain.findings import Finding, FindingKind
from case_service.domain.state import shortcoming
from contracts.api import nipr


def findings_of(report: nipr.PdbReport) -> tuple[Finding, ...]:
    """Give actions, what states say of licenses, and ended appointments."""
    return (
        *(_action(action) for action in report.regulatory_actions),
        *_licenses(report),
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


def _licenses(report: nipr.PdbReport) -> Iterator[Finding]:
    listed = tuple(map(license_of, report.licenses))
    today = central_day(report.as_of)
    held = {one.state for one in listed if shortcoming(one, today=today) is None}
    for license_ in report.licenses:
        # Who holds another active license there has only exchanged the older one.
        yield from _license(license_, is_exchanged=license_.state in held)


def _license(license_: nipr.License, *, is_exchanged: bool) -> Iterator[Finding]:
    lines = license_.lines_of_authority
    is_ended = license_.is_active is False
    if is_ended and license_.status:
        is_health = any(line.covers_health for line in lines)
        yield _finding(license_, license_.status, is_now=is_health and not is_exchanged)
    for line in lines:
        is_gone = is_ended or not line.is_active
        # A reason may stay for good beside a line that is active again.
        if is_gone or line.status_reason:
            yield _finding(
                license_,
                ", ".join(filter(None, (line.status, line.status_reason))),
                is_now=is_gone and line.covers_health and not is_exchanged,
                on=line.status_reason_on,
            )


def _finding(
    license_: nipr.License, says: str, *, is_now: bool, on: date | None = None
) -> Finding:
    return Finding(
        FindingKind.LICENSE_STATUS,
        state=license_.state,
        reference=license_.number,
        says=says,
        on=on,
        is_now=is_now,
    )


def _termination(appointment: nipr.Appointment) -> Finding:
    return Finding(
        FindingKind.TERMINATION,
        state=appointment.state,
        reference=appointment.company,
        says=appointment.termination_reason,
        on=appointment.status_on,
    )
