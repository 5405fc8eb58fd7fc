"""Answers of the services as the pages of the gateway get them."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from chassis import clock
from contracts.api.case import (
    CaseOverview,
    CaseSummary,
    HistoryEntry,
    IdentityView,
    InfoRequestView,
    Milestone,
    StartView,
)
from contracts.api.case_fields import FIELDS
from contracts.api.case_review import Flag, QueueRow, ReviewCase
from contracts.api.case_tabs import (
    AppointmentLine,
    FeeLine,
    LicenseLine,
    Problem,
    SectionView,
    StateChoice,
    TabFacts,
    TabView,
)
from contracts.api.documents import Choice, ConsentView, DocumentView, FileView
from contracts.api.identity import Session
from contracts.words import DocumentSlug, FileKind, Tab

KEY = "PP-2026-7KQ2MD"
CASE_ID = UUID("01a21069-0000-7000-8000-000000000001")
NOW = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)
RULE = "HCSC's fee table, since 01/01/2024"
HASH = "ab" * 32


def a_session(*roles: str, **changes) -> Session:
    """Somebody who is signed in."""
    roles = roles or ("producer",)
    now = clock.now()
    values = {
        "session_id": uuid5(CASE_ID, f"session of {roles}"),
        "account_id": uuid5(CASE_ID, f"account of {roles}"),
        "login_name": "psample",
        "display_name": "Pat Q Sample",
        "tenant": "HCSC",
        "roles": roles,
        "must_change_password": False,
        "idle_ends_at": now + timedelta(minutes=45),
        "ends_at": now + timedelta(hours=12),
    }
    return Session(**values | changes)


def a_problem(field: str, message: str, blocks: str = "submission") -> Problem:
    """Something wrong with a field."""
    rule = RULE if blocks == "approval" else None
    return Problem(field=field, message=message, blocks=blocks, rule=rule)


FEES = (
    FeeLine(state="OK", label="Oklahoma", cents=3000, text="$30.00", rule=RULE),
    FeeLine(state="TX", label="Texas", cents=1350, text="$13.50", rule=RULE),
)


def _state(code: str, name: str, reason: str | None = None) -> StateChoice:
    license_line = LicenseLine(
        number="0001234",
        license_class="General Lines Agent",
        lines_of_authority=("Life, Accident and Health",),
        issued_on=date(2015, 3, 1),
        expires_on=date(2027, 2, 28),
    )
    return StateChoice(
        state=code,
        name=name,
        selectable=reason is None,
        reason=reason,
        licenses=() if reason else (license_line,),
        fee_text="$30.00" if code == "OK" else "$13.50",
        fee_rule=RULE,
    )


FACTS = {
    Tab.GENERAL: TabFacts(
        name="Pat Q Sample",
        provenance={"email": "From NIPR, Texas", "primary_street": "From NIPR, Texas"},
    ),
    Tab.LICENSES: TabFacts(
        states=(
            _state("OK", "Oklahoma"),
            _state("TX", "Texas"),
            _state("MT", "Montana", "NIPR shows no active license in Montana."),
        ),
        fees=FEES,
        fee_total_text="$43.50",
    ),
    Tab.APPOINTMENTS: TabFacts(
        appointments=(
            AppointmentLine(
                company="Example Life Insurance Company",
                state="TX",
                line_of_authority="Health",
                appointed_on=date(2020, 5, 1),
            ),
        )
    ),
    Tab.BACKGROUND_QUESTIONNAIRE: TabFacts(
        questions=tuple(
            f"Has something of kind {number} ever happened to you in any state?"
            for number in range(1, 11)
        )
    ),
    Tab.E_AND_O: TabFacts(
        carriers=(
            "Arch Insurance Company",
            "Chubb Insurance Company",
            "Zurich American Insurance Company",
            "OTHER",
        ),
        minimum_cents=50_000_000,
        minimum_rule="At least $500,000 per claim and in aggregate for Texas.",
    ),
    Tab.BANKING_INFORMATION: TabFacts(
        routing_number_ending="0025", account_number_ending="4123"
    ),
    Tab.CODE_OF_CONDUCT: TabFacts(
        code_of_conduct=(
            ("Honesty", "Tell customers the truth.\nAlso when it costs a sale."),
            ("Privacy", "Keep what customers tell you to yourself."),
        ),
        expected_signature="Pat Q Sample",
    ),
    Tab.ESIGNATURE: TabFacts(),
}


def a_tab(tab: Tab, **changes) -> TabView:
    """A tab as stored: empty unless a test says otherwise."""
    values = {
        "tab": tab,
        "version": 3,
        "status": "For reference" if tab == Tab.APPOINTMENTS else "Incomplete",
        "editable": True,
        "values": dict.fromkeys(FIELDS[tab], ""),
        "problems": (),
        "facts": FACTS[tab],
    }
    return TabView(**values | changes)


def an_overview(**changes) -> CaseOverview:
    """The frame of a case that its producer is filling in."""
    words = ("Complete", "Has errors", "For reference", "Not started", "Incomplete")
    sections = tuple(
        SectionView(
            tab=tab,
            status="Cannot start yet"
            if tab == Tab.ESIGNATURE
            else words[place % len(words)],
            editable=True,
            problems=0,
        )
        for place, tab in enumerate(Tab)
    )
    values = {
        "case_id": CASE_ID,
        "key": KEY,
        "status": "In Progress",
        "version": 7,
        "name": "Pat Q Sample",
        "states": ("OK", "TX"),
        "sections": sections,
        "next_step": "general",
        "what_next": "Fill in the sections, sign your documents, and submit.",
        "reason": None,
        "milestones": (
            Milestone(title="Invited", reached_at=NOW, expected_by=None),
            Milestone(title="In Progress", reached_at=NOW, expected_by=None),
            Milestone(
                title="HCSC Review", reached_at=None, expected_by=date(2026, 12, 2)
            ),
        ),
        "open_request": None,
        "producer_identification_number": None,
        "can_submit": False,
        "can_withdraw": True,
    }
    return CaseOverview(**values | changes)


def a_request() -> InfoRequestView:
    """A reviewer's question."""
    return InfoRequestView(
        request_id=UUID(int=9),
        review_round=1,
        message="Please upload a readable declaration page.",
        reopened_tabs=("e-and-o",),
        wanted_documents=("Declaration page",),
        asked_at=NOW,
        answered_at=None,
    )


def a_summary(**changes) -> CaseSummary:
    """A case in a list."""
    values = {
        "case_id": CASE_ID,
        "key": KEY,
        "status": "In Progress",
        "name": "Pat Q Sample",
        "states": ("OK", "TX"),
        "invited_at": NOW,
        "changed_at": NOW,
        "milestones": an_overview().milestones,
    }
    return CaseSummary(**values | changes)


IDENTITY = IdentityView(
    npn="12345678",
    name="Pat Q Sample",
    resident_state="TX",
    birth_date=date(1980, 2, 29),
)


def a_start(state: str, **changes) -> StartView:
    """The first screen in a state."""
    knows = state in {"found", "fetching_report", "ready"}
    values = {
        "state": state,
        "message": f"This is what {state.replace('_', ' ')} means.",
        "ssn_ending": None if state == "ssn_needed" else "4321",
        "last_name": "Sample",
        "identity": IDENTITY if knows else None,
        "name_differs": False,
        "authorization_text": "HCSC may obtain a report on me from NIPR's PDB.",
        "authorization_text_version": "2026-1",
        "authorized_at": NOW if state in {"fetching_report", "ready"} else None,
    }
    return StartView(**values | changes)


def a_file(**changes) -> FileView:
    """An uploaded declaration page."""
    values = {
        "file_id": UUID(int=77),
        "kind": FileKind.E_AND_O_DECLARATION_PAGE,
        "name": "declaration <page>.pdf",
        "media_type": "application/pdf",
        "size": 120_000,
        "sha256": HASH,
        "pages": 2,
        "scan": "clean",
        "uploaded_at": NOW,
        "replaced": False,
    }
    return FileView(**values | changes)


def a_document(slug: DocumentSlug, title: str, **changes) -> DocumentView:
    """A document of the packet, ready to be signed."""
    choices = {
        DocumentSlug.PRODUCER_AGREEMENT: (
            Choice(
                field="contracting_as",
                label="Contracting as",
                options=(("individual", "Individual"),),
                chosen=None,
            ),
        ),
        DocumentSlug.W_9: (
            Choice(
                field="tax_classification",
                label="Federal tax classification",
                options=(
                    ("individual", "Individual/sole proprietor"),
                    ("c_corporation", "C corporation"),
                ),
                chosen=None,
            ),
        ),
    }
    values = {
        "document": slug,
        "title": title,
        "action": "review" if "Addendum" in title else "sign",
        "state": "ready",
        "pages": 3,
        "sha256": HASH,
        "template_version": "1",
        "shown_to_end": False,
        "choices": choices.get(slug, ()),
        "expected_name": "Pat Q Sample",
        "done_at": None,
        "next_document": None,
    }
    return DocumentView(**values | changes)


def a_consent(**changes) -> ConsentView:
    """The disclosure, not yet answered."""
    values = {
        "text_version": "2026-1",
        "paragraphs": (
            "You can sign electronically or on paper.",
            "You can withdraw your consent at any time.",
        ),
        "given_at": None,
        "declined_at": None,
    }
    return ConsentView(**values | changes)


def a_queue_row(**changes) -> QueueRow:
    """A case in the queue."""
    values = {
        "case_id": CASE_ID,
        "key": KEY,
        "name": "Pat Q Sample",
        "npn": "12345678",
        "status": "HCSC Review",
        "states": ("OK", "TX"),
        "submitted_at": NOW,
        "business_days_waiting": 2,
        "due_on": date(2026, 12, 2),
        "assigned_to_me": False,
        "assigned_name": None,
        "flags": ("E&O below minimum",),
    }
    return QueueRow(**values | changes)


def a_review_case(**changes) -> ReviewCase:
    """A whole case in review."""
    values = {
        "overview": an_overview(status="HCSC Review"),
        "identity": IDENTITY,
        "ssn_ending": "4321",
        "email": "pat@example.com",
        "tabs": tuple(a_tab(tab, editable=False) for tab in Tab),
        "fees": FEES,
        "fee_total_text": "$43.50",
        "flags": (
            Flag(
                code="coverage",
                sentence="The aggregate limit is below $500,000.",
                blocks_approval=True,
            ),
        ),
        "requests": (a_request(),),
        "history": (
            HistoryEntry(
                at=NOW, what="Submitted", by_role="producer", by_name="Pat Q Sample"
            ),
        ),
        "assigned_to_me": True,
        "assigned_name": "Robin Reviewer",
        "actions": (
            "release",
            "request_information",
            "approve",
            "put_in_error",
            "reject",
        ),
    }
    return ReviewCase(**values | changes)
