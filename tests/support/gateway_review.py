"""Cases in review as the pages of the gateway get them."""

from datetime import date

from contracts.api.case import HistoryEntry
from contracts.api.case_answers import ReportCopy, ReportPart
from contracts.api.case_queue import QueueRow
from contracts.api.case_review import FieldProvenance, Flag, ReviewCase, ReviewIdentity
from contracts.api.service_clock import ServiceClock
from contracts.words import Tab
from tests.support.gateway_facts import FEES
from tests.support.gateway_values import (
    CASE_ID,
    KEY,
    NOW,
    a_request,
    a_tab,
    an_overview,
)

RUNNING = ServiceClock(
    state="running",
    business_days=2,
    due_on=date(2026, 12, 2),
    is_overdue=False,
    text="2 business days of review so far; 3 to 5 are promised.",
)


A_REPORT = ReportCopy(
    parts=(
        ReportPart(title="Licenses", lines=("TX 0001234, active",)),
        ReportPart(title="Regulatory actions", lines=()),
    ),
    received_at=NOW,
    authorized_at=NOW,
    authorization_text_version="2026-11",
    purpose="employment or contracting",
)


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
        "clock": RUNNING,
        "assigned_to_me": False,
        "assigned_name": None,
        "flags": ("coverage",),
    }
    return QueueRow(**values | changes)


def a_review_case(**changes) -> ReviewCase:
    """A whole case in review."""
    values = {
        "overview": an_overview(status="HCSC Review"),
        "identity": ReviewIdentity(
            npn="12345678", name="Pat Q Sample", resident_state="TX", birth_year=1980
        ),
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
        "provenance": (
            FieldProvenance(
                field="primary_city",
                nipr="Houston",
                origin="NIPR, TX, updated 03/01/2024",
                given="Austin",
                given_at=NOW,
                approved="",
                approved_at=None,
                differs=True,
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


def section(shown, name: str) -> str:
    """Read a section by the id of its heading."""
    (found,) = shown.page.xpath(f"//section[@aria-labelledby='{name}']")
    return " ".join(found.text_content().split())
