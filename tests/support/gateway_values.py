"""Answers of the services as the pages of the gateway get them."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from chassis import clock
from contracts.api.case import CaseOverview, CaseSummary, Milestone
from contracts.api.case_answers import InfoRequestView
from contracts.api.case_fields import FIELDS
from contracts.api.case_start import IdentityView, StartView
from contracts.api.case_tabs import (
    Problem,
    SectionView,
    TabView,
)
from contracts.api.identity import Session
from contracts.words import Tab
from tests.support.gateway_facts import FACTS, RULE

KEY = "PP-2026-7KQ2MD"
CASE_ID = UUID("01a21069-0000-7000-8000-000000000001")
LOOKUP_ID = UUID("01a21069-0000-7000-8000-0000000000b1")
NOW = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)
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


def a_tab(tab: Tab, **changes) -> TabView:
    """A tab as stored: empty unless a test says otherwise."""
    values = {
        "tab": tab,
        "version": 3,
        "status": "For reference" if tab == Tab.APPOINTMENTS else "Incomplete",
        # As the service says it: there is nothing to fill in.
        "editable": tab != Tab.APPOINTMENTS,
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
        "can_resend": True,
        "can_take_back": False,
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
    knows = state in {"found", "fetching_report", "authorize_again", "ready"}
    values = {
        "state": state,
        "message": f"This is what {state.replace('_', ' ')} means.",
        "lookup_id": None if state == "ssn_needed" else LOOKUP_ID,
        "ssn_ending": None if state == "ssn_needed" else "4321",
        "last_name": "Sample",
        "identity": IDENTITY if knows else None,
        "name_differs": False,
        "authorization_text": "HCSC may obtain a report on me from NIPR's PDB.",
        "authorization_text_version": "2026-1",
        "authorized_at": NOW if state in {"fetching_report", "ready"} else None,
    }
    return StartView(**values | changes)
