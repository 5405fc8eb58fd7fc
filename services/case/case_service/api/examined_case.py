"""What the producer gave, in the examination file."""

from collections.abc import Iterator, Mapping

from case_service.api.copied import WORDS
from case_service.api.problems import total_text
from case_service.domain.authorization import TEXT, VERSION
from case_service.domain.background import QUESTIONS
from case_service.domain.case_file import CaseFile
from case_service.domain.leftovers import counting
from case_service.domain.masking import HIDDEN, ending
from case_service.domain.milestones import milestones
from case_service.domain.rule_kind import shown
from case_service.domain.state import State
from case_service.domain.tab import FORM_TABS, TITLES, Tab, Values
from case_service.domain.us_date import us_date, us_time
from case_service.domain.waiting import waiting
from case_service.store.reviews import Submission
from case_service.use_cases.read_examination import Examined
from contracts.api.case_fields import FIELD_LABELS

Lines = Iterator[tuple[str, str]]


def frame(examined: Examined) -> Lines:
    """Tell how the case stands."""
    whole = examined.reviewed.whole
    case, kept = whole.file.case, whole.frame
    yield "Case key", case.key
    yield "Producer", whole.file.name
    yield "Invited as", whole.file.invitee.name
    yield "Status", case.status.value
    yield "States invited for", ", ".join(case.states)
    yield "Producer identification number", kept.number or "None"
    yield "Reviewer", case.reviewer_name or "Nobody"
    yield "Reason given to the producer", kept.reason or "None"
    clock = waiting(case, kept.dates, now=examined.at)
    yield "Service clock", str(clock) or "Not started"


def identity(examined: Examined) -> Lines:
    """Tell who the producer is at NIPR."""
    file = examined.reviewed.whole.file
    if file.identity is not None:
        yield "National Producer Number (NPN)", file.identity.npn
        yield "Name at NIPR", file.identity.name
        yield "Resident license state", file.identity.resident_state
        yield "Birth year", str(file.identity.birth_date.year)
    if file.ssn is not None:
        yield "Social Security Number", f"Ending in {file.ssn.ending}"
    if file.record is not None:
        yield "Data of NIPR as of", us_date(file.record.as_of)
        yield "Regulatory actions at NIPR", str(file.record.regulatory_actions)
        for license_ in file.record.licenses:
            ends = license_.expires_on
            until = us_date(ends) if ends else "no end"
            yield f"License in {license_.state}", f"{license_.number}, until {until}"
    for one in examined.at_nipr:
        appointed = f"{one.company}, {one.line_of_authority}"
        yield f"Appointment at NIPR in {one.state}", appointed


def authorization(examined: Examined) -> Lines:
    """Tell under which consent the report was obtained."""
    given = examined.authorization
    if given is None:
        return
    yield "Authorized", f"{us_time(given.given_at)}, from address {given.address}"
    yield "Version of the text", given.text_version
    # Older texts stand in the releases that showed them.
    if given.text_version == VERSION:
        yield "Text", TEXT
    yield "Purpose", given.purpose
    yield "NIPR's answer", (given.outcome or "None yet").replace("_", " ").capitalize()
    if given.received_at is not None:
        yield "Report received", us_time(given.received_at)


def steps(examined: Examined) -> Lines:
    """Tell when the case got how far."""
    whole, kept = examined.reviewed.whole, examined.reviewed.whole.frame
    for step in milestones(
        whole.file.case, kept.dates, kept.steps, notice=whole.open_notice
    ):
        reached = us_time(step.reached_at) if step.reached_at else ""
        expected = step.expected_by
        expects = f"Expected by {us_date(expected)}" if expected else ""
        told = (reached, expects, step.lasted, step.detail)
        yield step.title, "; ".join(filter(None, told)) or "Not yet"


def answers(examined: Examined) -> Lines:
    """Tell the answers as they are now."""
    now = _now(examined.reviewed.whole.file)
    yield from ((label, text) for label, (_, text) in now.items())


def submissions(examined: Examined) -> Lines:
    """Tell what was handed in, round by round, and what of it was changed later."""
    now = _now(examined.reviewed.whole.file)
    for one in examined.submissions:
        title = f"Round {one.review_round}"
        yield title, f"Submitted {us_time(one.submitted_at)}"
        yield f"{title}, hash of the answers (SHA-256)", one.snapshot_hash
        for request in examined.reviewed.whole.requests:
            if request.review_round == one.review_round:
                asked = f"{us_time(request.asked_at)}: {request.message}"
                yield f"{title}, asked for more", asked
        yield from _changed_later(one, now, title=title)


def _changed_later(
    one: Submission, now: Mapping[str, tuple[str, str]], *, title: str
) -> Lines:
    then = _told(one.answers)
    # What was left empty then comes after the rest, in the order of the tabs.
    labels = {**then, **now}
    changed = [label for label in labels if then.get(label) != now.get(label)]
    for label in changed:
        _, text = then.get(label, ("", "Not answered"))
        yield f"{title}, {label}", text
    yield f"{title}, other answers", "As under Answers"


def fees(examined: Examined) -> Lines:
    """Tell the fees under which the producer signed."""
    signed = examined.reviewed.whole.signed_fees
    for fee in signed or ():
        yield fee.label, f"{fee.text}. {fee.origin}"
    yield "Total as signed", total_text(signed) if signed else "Not signed yet"


def rules(examined: Examined) -> Lines:
    """Tell the rules of the day that counts."""
    for line in examined.rules:
        yield (
            f"{line.kind.capitalize()}, {line.scope}",
            f"{shown(line.kind, line.value)}. {line.origin}",
        )


def _now(file: CaseFile) -> dict[str, tuple[str, str]]:
    values: dict[Tab, Values] = {tab: file.saved(tab).values for tab in FORM_TABS}
    return _told(values)


def _told(given: Mapping[Tab, Values]) -> dict[str, tuple[str, str]]:
    """Give each answer by its label: as it was typed, and as it is shown."""
    told = {}
    for tab in FORM_TABS:
        values = counting(tab, given.get(tab, {}))
        for field, value in values.items():
            if value and not field.endswith("_again"):
                label = f"{TITLES[tab]}: {_label(tab, field)}"
                told[label] = (value, _shown(values, field))
    return told


def _shown(values: Values, field: str) -> str:
    if field in HIDDEN:
        return f"Ending in {ending(values, field)}"
    if field == "declaration_page":
        return f"Uploaded, file {values[field]}"
    return WORDS.get(values[field], values[field])


def _label(tab: Tab, field: str) -> str:
    kind, _, number = field.partition("_")
    if tab is Tab.BACKGROUND_QUESTIONNAIRE and number:
        what = "" if kind == "answer" else f", {kind}"
        return f"{number}. {QUESTIONS[int(number) - 1]}{what}"
    if tab is Tab.LICENSES and field in set(State):
        return State(field).full_name
    label = FIELD_LABELS.get(field, field)
    # Beside its form "City" is enough; here there are two of them.
    is_of_address = kind in ("primary", "mailing") and field != "mailing_same"
    return f"{kind.capitalize()} {label.lower()}" if is_of_address else label
