"""NIPR's report as people read it: part by part, line by line."""

from collections.abc import Iterable
from datetime import date

from case_service.domain.state import own_word
from case_service.domain.us_date import us_date
from case_service.store.proposals import Obtained
from contracts.api import nipr
from contracts.api.case_answers import ReportCopy, ReportPart


def report_copy(obtained: Obtained) -> ReportCopy:
    """Shape all that the report says; SSN and birth date are not in it."""
    report = nipr.PdbReport.model_validate_json(obtained.content)
    return ReportCopy(
        parts=tuple(_parts(report)),
        received_at=obtained.received_at,
        authorized_at=obtained.authorized_at,
        authorization_text_version=obtained.text_version,
        purpose=obtained.purpose,
    )


def _parts(report: nipr.PdbReport) -> Iterable[ReportPart]:
    names = (report.first_name, report.middle_name, report.last_name, report.suffix)
    yield _part("Producer", [_line(*names), f"National Producer Number {report.npn}"])
    yield _part(
        "Other names",
        [_line(one.state, one.kind, one.name) for one in report.other_names],
    )
    yield _part("Addresses", map(_address, report.addresses))
    yield _part(
        "Contact",
        [
            _line(one.state, one.business_phone, one.business_email)
            for one in report.contacts
        ],
    )
    yield _part("Licenses", (line for one in report.licenses for line in _license(one)))
    yield _part("Regulatory actions", map(_action, report.regulatory_actions))
    yield _part("Appointments", map(_appointment, report.appointments))


def _part(title: str, lines: Iterable[str]) -> ReportPart:
    return ReportPart(title=title, lines=tuple(lines))


def _line(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _sentence(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _day(words: str, day: date | None) -> str:
    return f"{words} {us_date(day)}" if day else ""


def _address(one: nipr.Address) -> str:
    lines = (one.line_1, one.line_2, one.line_3, one.city)
    return (
        f"{one.state} {one.kind}: {_sentence(*lines, f'{one.region} {one.zip_code}')}"
    )


def _license(one: nipr.License) -> Iterable[str]:
    words = {True: "active", False: "not active", None: ""}[one.is_active]
    words += own_word(one.status)
    dates = (_day("issued", one.issued_on), _day("expires", one.expires_on))
    yield _sentence(f"{one.state} {one.number}", one.license_class, words, *dates)
    for line in one.lines_of_authority:
        since = _day("since", line.status_reason_on)
        yield _sentence(
            f"{one.state} {one.number}: {line.name}",
            line.status,
            line.status_reason,
            since,
        )


def _action(one: nipr.RegulatoryAction) -> str:
    return _sentence(
        f"{one.state} {one.file_reference or one.action_id}",
        one.origin,
        one.reason,
        one.disposition,
        _day("on", one.acted_on),
        f"penalty {one.penalty}" if one.penalty else "",
    )


def _appointment(one: nipr.Appointment) -> str:
    return _sentence(
        f"{one.state} {one.company}",
        one.line_of_authority,
        one.status,
        one.termination_reason,
        _day("since", one.status_on),
    )
