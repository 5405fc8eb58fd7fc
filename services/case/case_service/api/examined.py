"""The examination file's record: the whole case as titled lines, masked (NEW-15)."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from case_service.api.problems import total_text
from case_service.api.reviewed import history_entry
from case_service.domain.background import QUESTIONS
from case_service.domain.business_days import CENTRAL
from case_service.domain.history import Deed
from case_service.domain.leftovers import counting
from case_service.domain.masking import HIDDEN, ending
from case_service.domain.milestones import milestones
from case_service.domain.tab import FORM_TABS, TITLES, Tab
from case_service.domain.waiting import waiting
from case_service.use_cases.read_examination import Examined
from contracts.api.case_internal import ExaminationData, ExaminationSection

Lines = Iterable[tuple[str, str]]

_MAILS: Mapping[str, str] = {
    Deed.ACCOUNT_LINKED: "Onboarding Invitation",
    Deed.INVITATION_RESENT: "Onboarding Invitation",
    Deed.PACKET_SIGNED: "Your documents are signed",
    Deed.SUBMITTED: "Your application was submitted",
    Deed.INFORMATION_REQUESTED: "Additional information needed",
    Deed.APPROVED: "Welcome Letter",
    Deed.REJECTED: "Your application was not approved",
}
"""The notice that goes to the producer after each deed."""


def examination_data(examined: Examined) -> ExaminationData:
    """Shape the record."""
    case = examined.reviewed.whole.file.case
    return ExaminationData(
        case_id=case.id,
        key=case.key,
        tenant=case.tenant,
        made_at=examined.at,
        sections=tuple(
            ExaminationSection(title=title, lines=tuple(lines(examined)))
            for title, lines in _SECTIONS.items()
        ),
    )


def _case(examined: Examined) -> Lines:
    whole = examined.reviewed.whole
    case, frame = whole.file.case, whole.frame
    yield "Case key", case.key
    yield "Producer", whole.file.name
    yield "Invited as", whole.file.invitee.name
    yield "Status", case.status.value
    yield "States invited for", ", ".join(case.states)
    yield "Producer identification number", frame.number or "None"
    yield "Reviewer", case.reviewer_name or "Nobody"
    yield "Reason given to the producer", frame.reason or "None"
    yield "Service clock", str(waiting(case, frame.dates, now=examined.at))


def _identity(examined: Examined) -> Lines:
    file = examined.reviewed.whole.file
    if file.identity is not None:
        yield "National Producer Number (NPN)", file.identity.npn
        yield "Name at NIPR", file.identity.name
        yield "Resident license state", file.identity.resident_state
        yield "Birth year", str(file.identity.birth_date.year)
    if file.ssn is not None:
        yield "Social Security Number", f"Ending in {file.ssn.ending}"
    if file.record is not None:
        yield "Data of NIPR as of", f"{file.record.as_of:%Y-%m-%d}"
        yield "Regulatory actions at NIPR", str(file.record.regulatory_actions)
        for license_ in file.record.licenses:
            until = f"{license_.expires_on or 'no end'}"
            yield f"License in {license_.state}", f"{license_.number}, until {until}"
    for one in examined.appointments:
        yield f"Appointment in {one.state}", f"{one.company}, {one.line_of_authority}"


def _milestones(examined: Examined) -> Lines:
    whole = examined.reviewed.whole
    for step in milestones(whole.file.case, whole.frame.dates):
        reached = f"{step.reached_at:%Y-%m-%d %H:%M} UTC" if step.reached_at else ""
        yield step.title, "; ".join(filter(None, (reached, step.lasted, step.detail)))


def _answers(examined: Examined) -> Iterator[tuple[str, str]]:
    file = examined.reviewed.whole.file
    for tab in FORM_TABS:
        values = counting(tab, file.saved(tab).values)
        for field, value in values.items():
            if field in HIDDEN:
                value = f"Ending in {ending(values, field)}" if value else ""
            if value and not field.endswith("_again"):
                yield f"{TITLES[tab]}: {_words(tab, field)}", value


def _words(tab: Tab, field: str) -> str:
    _, _, number = field.partition("answer_")
    if tab is Tab.BACKGROUND_QUESTIONNAIRE and number:
        return f"{number}. {QUESTIONS[int(number) - 1]}"
    return field.replace("_", " ").capitalize() if field.islower() else field


def _fees(examined: Examined) -> Lines:
    signed = examined.reviewed.whole.signed_fees
    for fee in signed or ():
        yield fee.label, f"{fee.text}. {fee.origin}"
    yield "Total as signed", total_text(signed) if signed else "Not signed yet"


def _rules(examined: Examined) -> Lines:
    for line in examined.rules:
        yield f"{line.kind}, {line.scope}", f"{line.value}. {line.origin}"


def _attention(examined: Examined) -> Lines:
    for flag in examined.reviewed.flags:
        yield flag.code.replace("_", " ").capitalize(), flag.sentence


def _requests(examined: Examined) -> Lines:
    for one in examined.reviewed.whole.requests:
        answered = f"{one.answered_at:%Y-%m-%d %H:%M} UTC" if one.answered_at else "no"
        asked = f"Asked {one.asked_at:%Y-%m-%d %H:%M} UTC"
        yield asked, f"{one.message} (answered: {answered})"


def _notices(examined: Examined) -> Lines:
    for told in examined.reviewed.history:
        if told.what in _MAILS:
            yield f"{told.at:%Y-%m-%d %H:%M} UTC", _MAILS[told.what]


def _history(examined: Examined) -> Lines:
    name = examined.reviewed.whole.file.name
    for told in examined.reviewed.history:
        line = history_entry(told, name=name)
        note = f" ({line.note})" if line.note else ""
        local = line.at.astimezone(CENTRAL)
        yield (
            f"{local:%m/%d/%Y %H:%M:%S} CT",
            (f"{line.what}{note}, by {line.by_name or line.by_role}"),
        )


_SECTIONS: Mapping[str, Callable[[Examined], Lines]] = {
    "Case": _case,
    "Identity": _identity,
    "Milestones": _milestones,
    "Answers": _answers,
    "Fees": _fees,
    "Rules in force": _rules,
    "Needs attention": _attention,
    "Requests for information": _requests,
    "Notices to the producer": _notices,
    "History": _history,
}
