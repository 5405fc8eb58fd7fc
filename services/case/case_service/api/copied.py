"""The copy of the answers: every section in words, numbers masked (SUB-2)."""

from collections.abc import Callable, Iterator, Mapping

from case_service.api.handed_on import address
from case_service.api.license_views import due_fees
from case_service.api.problems import total_text
from case_service.domain.background import QUESTIONS
from case_service.domain.background_authorization import TEXT, VERSION
from case_service.domain.case_file import CaseFile
from case_service.domain.e_and_o import insurer
from case_service.domain.leftovers import counting
from case_service.domain.licenses import chosen_states, wants_bluelincs
from case_service.domain.masking import ending
from case_service.domain.rules import Fee
from case_service.domain.tab import TITLES, Tab
from case_service.domain.us_date import us_time
from case_service.store.background import Agreed
from case_service.use_cases.read_answers_copy import CopiedCase
from contracts.api.case_fields import FIELD_LABELS
from contracts.api.case_internal import AnswersCopy, CopiedLine, CopiedSection

NOT_ANSWERED = "Not answered"

WORDS = {"yes": "Yes", "no": "No", "checking": "Checking", "savings": "Savings"}
"""Chosen values as people read them."""

Lines = Iterator[tuple[str, str]]


def answers_copy(copied: CopiedCase) -> AnswersCopy:
    """Shape the copy."""
    file = copied.whole.file
    due = due_fees(file, copied.whole.signed_fees)
    sections = [_section(title, lines(file)) for title, lines in _SECTIONS.items()]
    sections.insert(2, _section("Fees to be deducted", _fees(due)))
    if copied.background is not None:
        sections.append(_section("Background check", _agreed(copied.background)))
    return AnswersCopy(
        case_id=file.case.id,
        key=file.case.key,
        name=file.name,
        status=file.case.status.value,
        submitted_at=file.case.submitted_at,
        copied_at=copied.copied_at,
        sections=tuple(sections),
    )


def _section(title: str, lines: Lines) -> CopiedSection:
    return CopiedSection(
        title=title,
        lines=tuple(
            CopiedLine(label=label, value=value.strip() or NOT_ANSWERED)
            for label, value in lines
        ),
    )


def _general(file: CaseFile) -> Lines:
    values = file.saved(Tab.GENERAL).values
    yield "Name", file.name
    if file.identity is not None:
        yield "National Producer Number (NPN)", file.identity.npn
        yield "Resident license state", file.identity.resident_state
    if file.ssn is not None:
        yield "Social Security Number", f"Ending in {file.ssn.ending}"
    yield from _fields(values, "email", "business_phone")
    for which in ("primary", "mailing"):
        yield f"{which.title()} address", _on_one_line(file, which)


def _on_one_line(file: CaseFile, which: str) -> str:
    at = address(file, which)
    place = f"{at.city}, {at.state} {at.zip_code}".strip(" ,")
    return ", ".join(part for part in (at.street, at.street_2, place) if part)


def _licenses(file: CaseFile) -> Lines:
    values = file.saved(Tab.LICENSES).values
    names = [state.full_name for state in chosen_states(values)]
    yield "States to contract for", ", ".join(names)
    if values.get("OK") == "yes":
        wanted = "Yes" if wants_bluelincs(values) else "No"
        yield FIELD_LABELS["bluelincs_hmo"], wanted


def _fees(due: tuple[Fee, ...]) -> Lines:
    for fee in due:
        yield fee.label, fee.text
    yield "Total", total_text(due)


def _background(file: CaseFile) -> Lines:
    tab = Tab.BACKGROUND_QUESTIONNAIRE
    values = counting(tab, file.saved(tab).values)
    for number, question in enumerate(QUESTIONS, 1):
        answer = WORDS.get(values.get(f"answer_{number}", ""), "")
        explanation = values.get(f"explanation_{number}", "").strip()
        said = f"{answer}. {explanation}" if explanation and answer else answer
        yield f"{number}. {question}", said


def _e_and_o(file: CaseFile) -> Lines:
    values = file.saved(Tab.E_AND_O).values
    yield FIELD_LABELS["company"], insurer(values)
    yield from _fields(
        values,
        "policy_number",
        "effective_date",
        "expiration_date",
        "per_occurrence_limit",
        "aggregate_limit",
    )
    page = values.get("declaration_page")
    yield FIELD_LABELS["declaration_page"], "Uploaded" if page else ""


def _banking(file: CaseFile) -> Lines:
    values = file.saved(Tab.BANKING_INFORMATION).values
    yield from _fields(values, "account_type")
    for field in ("routing_number", "account_number"):
        shown = ending(values, field)
        yield FIELD_LABELS[field], f"Ending in {shown}" if shown else ""


def _conduct(file: CaseFile) -> Lines:
    yield from _fields(file.saved(Tab.CODE_OF_CONDUCT).values, "signature")


def _esignature(file: CaseFile) -> Lines:
    signed = file.judged_by.packet_signed
    yield "Documents", "Signed" if signed else "Not signed yet"


def _agreed(given: Agreed) -> Lines:
    yield "Authorized", f"{us_time(given.given_at)} (text {given.text_version})"
    # Older texts stand in the releases that showed them.
    if given.text_version == VERSION:
        yield "Text", " ".join(TEXT)


def _fields(values: Mapping[str, str], *fields: str) -> Lines:
    for field in fields:
        value = values.get(field, "")
        yield FIELD_LABELS[field], WORDS.get(value, value)


_SECTIONS: Mapping[str, Callable[[CaseFile], Lines]] = {
    TITLES[Tab.GENERAL]: _general,
    TITLES[Tab.LICENSES]: _licenses,
    TITLES[Tab.BACKGROUND_QUESTIONNAIRE]: _background,
    TITLES[Tab.E_AND_O]: _e_and_o,
    TITLES[Tab.BANKING_INFORMATION]: _banking,
    TITLES[Tab.CODE_OF_CONDUCT]: _conduct,
    TITLES[Tab.ESIGNATURE]: _esignature,
}
