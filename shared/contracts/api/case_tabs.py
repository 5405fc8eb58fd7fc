"""Shapes of the eight tabs: what is stored, what is wrong, what is known."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from contracts.api.shape import Answer, Request
from contracts.words import Sha256, StateCode, Tab

StatusWord = Literal[
    "Not started",
    "Incomplete",
    "Complete",
    "Has errors",
    "For reference",
    "Cannot start yet",
    "Needs your attention",
]


class Problem(Answer):
    """What is wrong with a field, as a sentence that says how to mend it.

    `blocks` says what it stands in the way of; `rule` names the dated rule behind it.
    """

    field: str
    message: str
    blocks: Literal["submission", "approval", "nothing"]
    rule: str | None = None


class SectionView(Answer):
    """One entry of the Sections navigation."""

    tab: Tab
    status: StatusWord
    editable: bool
    problems: int


class LicenseLine(Answer):
    """A license as Licenses shows it; `shortcoming` says why it counts for nothing."""

    number: str
    license_class: str
    lines_of_authority: tuple[str, ...]
    issued_on: date | None
    expires_on: date | None
    shortcoming: str | None = None


class StateChoice(Answer):
    """A state that the recruiter selected; `reason` says why it cannot be ticked."""

    state: StateCode
    name: str
    selectable: bool
    reason: str | None
    licenses: tuple[LicenseLine, ...]
    fee_text: str
    fee_rule: str


class FeeLine(Answer):
    """One appointment fee of the chosen states; cents is None where none is needed."""

    state: StateCode
    label: str
    cents: int | None
    text: str
    rule: str


class AppointmentLine(Answer):
    """An active appointment as NIPR has it."""

    company: str
    state: str
    line_of_authority: str
    appointed_on: date | None


class TabFacts(Answer):
    """What a tab shows beside its fields; only its own tab's entries are filled.

    `snapshot_hash` is eSignature's: a packet made from another one is void.
    """

    name: str = ""
    states: tuple[StateChoice, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    fee_total_text: str = ""
    bluelincs_fee_text: str = ""
    bluelincs_fee_rule: str = ""
    appointments: tuple[AppointmentLine, ...] = ()
    questions: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    minimum_cents: int | None = None
    minimum_rule: str | None = None
    cover_left: str = ""
    routing_number_ending: str | None = None
    password_needed: bool = False
    filled_from: str = ""
    account_number_ending: str | None = None
    code_of_conduct: tuple[tuple[str, str], ...] = ()
    expected_signature: str = ""
    waiting_for: tuple[Tab, ...] = ()
    snapshot_hash: Sha256 | None = None
    provenance: Mapping[str, str] = {}
    to_correct_at_nipr: tuple[str, ...] = ()


class TabView(Answer):
    """A tab as stored: a page is a function of this and nothing else.

    `values` never holds a saved SSN, routing or account number; those fields come
    empty, and `facts` tells what they end in. `leftovers` name the values that count
    no more, because another answer has changed: only a form still shows them.
    """

    tab: Tab
    version: int
    status: StatusWord
    editable: bool
    values: Mapping[str, str]
    problems: tuple[Problem, ...]
    facts: TabFacts
    leftovers: tuple[str, ...] = ()


class SaveTab(Request):
    """What the form holds; sent with If-Match: the version that the form was made from.

    An empty routing or account number leaves a saved one as it is.
    """

    values: Mapping[str, str]
