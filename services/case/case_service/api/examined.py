"""The examination file's record: the whole case as titled lines, masked (NEW-15)."""

from collections.abc import Callable, Iterator, Mapping

from case_service.api import examined_case, examined_review
from case_service.domain.masking import blanked
from case_service.domain.tab import Tab
from case_service.use_cases.read_examination import Examined
from contracts.api.case_internal import ExaminationData, ExaminationSection

_SECTIONS: Mapping[str, Callable[[Examined], Iterator[tuple[str, str]]]] = {
    "Case": examined_case.frame,
    "Identity": examined_case.identity,
    "Authorization": examined_case.authorization,
    "Milestones": examined_case.steps,
    "Answers": examined_case.answers,
    "Submissions": examined_case.submissions,
    "Fees": examined_case.fees,
    "Rules in force on {day}": examined_case.rules,
    "Checks and accepted exceptions": examined_review.checks,
    "Needs attention on the day of this file": examined_review.attention,
    "Verdicts": examined_review.verdicts,
    "Background check": examined_review.background,
    "Requests for information": examined_review.requests,
    "Rejection and FCRA": examined_review.rejection,
    "Appointments": examined_review.appointments,
    "Notices": examined_review.notices,
    "History": examined_review.history,
}


def examination_data(examined: Examined) -> ExaminationData:
    """Shape the record."""
    case = examined.reviewed.whole.file.case
    return ExaminationData(
        case_id=case.id,
        key=case.key,
        tenant=case.tenant,
        made_at=examined.at,
        sections=tuple(_sections(examined)),
    )


def _sections(examined: Examined) -> Iterator[ExaminationSection]:
    # People write numbers into texts, where no mask of a field reaches them.
    hidden = tuple(_hidden(examined))
    for title, lines in _SECTIONS.items():
        yield ExaminationSection(
            title=title.format(day=examined.counts),
            lines=tuple(
                (blanked(what, hidden), blanked(how, hidden))
                for what, how in lines(examined)
            ),
        )


def _hidden(examined: Examined) -> Iterator[str]:
    file = examined.reviewed.whole.file
    if file.ssn is not None:
        yield file.ssn.digits
    if file.identity is not None:
        born = file.identity.birth_date
        yield f"{born:%m/%d/%Y}"
        yield f"{born:%Y-%m-%d}"
    rounds = (file.answers, *(one.answers for one in examined.submissions))
    for answers in rounds:
        bank = answers.get(Tab.BANKING_INFORMATION, {})
        yield bank.get("account_number", "")
        yield bank.get("routing_number", "")
