"""The nipr-adapter as the case service hears from it in a test."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import httpx

from contracts.api import nipr as nipr_api
from contracts.ids import uuid7
from contracts.words import NiprOutcome

NPN = "10000030"

MATCH = nipr_api.Match(
    npn=NPN,
    name="SAMPLE, PAT Q",
    last_name="SAMPLE",
    resident_state="TX",
    birth_date=date(1980, 2, 29),
)


def a_license(state: str, **changes: Any) -> nipr_api.License:
    """An active license with a line for health."""
    line = nipr_api.LineOfAuthority(
        name="Life, Accident and Health",
        code="935",
        status="Active",
        is_active=True,
        covers_health=True,
        status_reason="",
        status_reason_on=None,
        issued_on=date(2015, 3, 1),
    )
    values: dict[str, Any] = {
        "state": state,
        "number": "0001234",
        "license_class": "General Lines Agent",
        "is_resident": state == "TX",
        "is_active": True,
        "issued_on": date(2015, 3, 1),
        "expires_on": date(2099, 2, 28),
        "updated_on": date(2025, 1, 15),
        "lines_of_authority": (line,),
    }
    return nipr_api.License(**values | changes)


def an_address(**changes: Any) -> nipr_api.Address:
    """A business address in Texas."""
    values: dict[str, Any] = {
        "state": "TX",
        "kind": "Business",
        "line_1": "100 EXAMPLE ST",
        "line_2": "STE 200",
        "line_3": "",
        "city": "AUSTIN",
        "region": "TX",
        "zip_code": "787010000",
        "country": "USA",
        "updated_on": date(2025, 1, 15),
    }
    return nipr_api.Address(**values | changes)


def a_report(**changes: Any) -> nipr_api.PdbReport:
    """A Texan with licenses in Oklahoma and Texas."""
    values: dict[str, Any] = {
        "report_id": uuid7(),
        "source": "NIPR",
        "as_of": datetime(2026, 11, 25, tzinfo=UTC),
        "npn": NPN,
        "first_name": "PAT",
        "middle_name": "Q",
        "last_name": "SAMPLE",
        "suffix": "",
        "birth_date": date(1980, 2, 29),
        "other_names": (),
        "addresses": (
            an_address(),
            an_address(kind="Mailing", line_1="PO BOX 1", line_2=""),
        ),
        "contacts": (
            nipr_api.Contact(
                state="TX",
                business_phone="5125550100",
                phone_updated_on=date(2025, 1, 15),
                business_email="pat@example.test",
                email_updated_on=date(2025, 1, 15),
            ),
        ),
        "licenses": (a_license("TX"), a_license("OK")),
        "appointments": (
            nipr_api.Appointment(
                state="TX",
                company="EXAMPLE LIFE AND HEALTH INS CO",
                cocode="00000",
                line_of_authority="Life, Accident and Health",
                status="Appointed",
                is_active=True,
                termination_reason="",
                status_on=date(2020, 4, 1),
                renews_on=date(2027, 3, 31),
            ),
        ),
        "regulatory_actions": (),
        "unknown_elements": 0,
    }
    return nipr_api.PdbReport(**values | changes)


ACTION = nipr_api.RegulatoryAction(
    state="OK",
    action_id="123456",
    origin="Department of Insurance",
    reason="Failure to make required disclosure",
    disposition="Monetary penalty",
    acted_on=date(2018, 6, 1),
    effective_on=date(2018, 6, 15),
    penalty="250.00",
    file_reference="18-0001",
)


@dataclass
class Adapter:
    """The nipr-adapter as a test wants it."""

    match: nipr_api.Match | None = MATCH
    outcome: NiprOutcome = NiprOutcome.FOUND
    report: nipr_api.PdbReport = field(default_factory=a_report)
    down: bool = False
    asked: list[str] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer for the nipr-adapter."""
        path = request.url.path
        self.asked.append(f"{request.method} {path}")
        if self.down:
            return httpx.Response(503)
        if path.startswith("/reports/"):
            return httpx.Response(200, content=self.report.model_dump_json())
        answer = nipr_api.LookupAnswer(
            lookup_id=UUID(path.split("/")[2]),
            outcome=self.outcome,
            match=self.match,
            asked_at=datetime(2026, 11, 25, tzinfo=UTC),
        )
        return httpx.Response(200, content=answer.model_dump_json())
