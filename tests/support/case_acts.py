"""What can be done to a case, as its routes want it said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import httpx

from case_service.domain import authorization, background_authorization
from case_service.domain.tab import Tab
from contracts.ids import uuid7
from tests.support.case_builders import answers
from tests.support.case_people import Onboarding, Person
from tests.support.case_story import E_AND_O, OnboardingDesk


class Known(Enum):
    """What a form holds of the case as it is when it is shown, and of who fills it."""

    VERSION = "version"
    LOOKUP = "lookup"
    WANTED = "wanted"
    FILING = "filing"
    NAME = "name"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Act:
    """A call that changes a case; a tab is saved whole (PUT) or in part (PATCH)."""

    route: str
    body: dict[str, object]
    methods: tuple[str, ...] = ("POST",)
    tab: str = ""


def _of_case(act: str, **body: object) -> Act:
    return Act(f"/cases/{{key}}/{act}", body)


def _of_review(act: str, **body: object) -> Act:
    form = {"version": Known.VERSION, "by_name": Known.NAME}
    return Act(f"/review/{{key}}/{act}", form | body)


def _of_tab(tab: Tab) -> Act:
    # What stands there already, so that a signed packet stays as it is.
    same = answers(e_and_o={**E_AND_O, "declaration_page": ""}).get(tab, {})
    return Act("/cases/{key}/tabs/{tab}", {"values": same}, ("PUT", "PATCH"), tab)


_REASON = {"reason": "Because."}
_ASKED = {
    "message": "More.",
    "reopened_tabs": ["general"],
    "wanted_documents": ["A letter"],
}
_SSN = dict.fromkeys(("ssn", "ssn_again"), "900010030")
_CONSENT = {"agreed": True, "address": "203.0.113.9", "user_agent": "a browser"}
_VERDICT = {"requirement": "general", "verdict": "no issue", "because": ""}

ACTS: Mapping[str, Act] = {
    "submission": _of_case("submission"),
    "taking-back": _of_case("taking-back"),
    "withdrawal": _of_case("withdrawal"),
    "resending": _of_case("resending", by_name=Known.NAME),
    "state-requests": _of_case("state-requests", state="NM", note="I moved there."),
    "added-states": _of_case("added-states", state="IL", by_name=Known.NAME),
    "refused-states": _of_case(
        "refused-states", state="MT", by_name=Known.NAME, **_REASON
    ),
    "start/ssn": _of_case("start/ssn", **_SSN),
    "start/last-name": _of_case("start/last-name", last_name="Jones"),
    "start/narrowing": _of_case(
        "start/narrowing", resident_state="TX", birth_year="1980"
    ),
    "start/authorization": _of_case(
        "start/authorization",
        lookup_id=Known.LOOKUP,
        text_version=authorization.VERSION,
        **_CONSENT,
    ),
    "background-check": _of_case(
        "background-check", text_version=background_authorization.VERSION, **_CONSENT
    ),
    "notice/dispute": _of_case("notice/dispute", text="Not me."),
    "wanted-documents": _of_case("wanted-documents/{wanted_id}", file_id=Known.FILE),
    **{f"tabs/{tab}": _of_tab(tab) for tab in Tab},
    "claim": _of_review("claim"),
    "take-over": _of_review("take-over", **_REASON),
    "release": _of_review("release"),
    "verdicts": _of_review("verdicts", verdicts=[_VERDICT]),
    "information-requests": _of_review("information-requests", **_ASKED),
    "approval": _of_review("approval"),
    "error": _of_review("error", **_REASON),
    "return": _of_review("return", **_REASON),
    "rejection": _of_review("rejection", **_REASON, rests_on_report=False),
    "rejection-withdrawal": _of_review("rejection-withdrawal"),
    "dispute-answer": _of_review("dispute-answer", **_REASON),
    "revelations": Act(
        "/review/{key}/revelations", {"field": "ssn", "by_name": Known.NAME, **_REASON}
    ),
    "filings": Act(
        "/review/{key}/filings",
        {"filing": Known.FILING, "by_name": Known.NAME, **_REASON},
    ),
}


@dataclass(frozen=True, slots=True)
class Form:
    """An act's form as it was shown, which anybody may send."""

    desk: OnboardingDesk
    act: Act
    path: str
    known: Mapping[Known, object]
    tab_version: int

    async def sent(
        self, person: Person, method: str = "POST", **changes: object
    ) -> httpx.Response:
        """Send it, with a name and a file of one's own."""
        known = {**self.known, Known.NAME: person.name, Known.FILE: str(uuid7())}
        body = {
            field: known[value] if isinstance(value, Known) else value
            for field, value in (self.act.body | changes).items()
        }
        version = str(self.tab_version)
        return await self.desk.send(person, method, self.path, body, if_match=version)


async def shown(desk: OnboardingDesk, case: Onboarding, act: Act) -> Form:
    """Show the form of an act, as the case is now."""
    async with desk.database.transaction() as tx:
        row = await tx.fetchrow(_SHOWN, case.case_id, act.tab)
    # Where nobody wants a document and nothing is filed, a form can only make it up.
    known = {
        Known(word): row[word] if word == "version" else str(row[word] or uuid7())
        for word in ("version", "lookup", "wanted", "filing")
    }
    path = act.route.format(key=case.key, tab=act.tab, wanted_id=known[Known.WANTED])
    return Form(desk, act, path, known, tab_version=row["tab"])


_SHOWN = """
select
    c.version,
    (select lookup_id from subjects where case_id = c.id) as lookup,
    (select id from wanted_documents where case_id = c.id limit 1) as wanted,
    (
        select coalesce(filing_key, id) from appointments
        where case_id = c.id
        limit 1
    ) as filing,
    coalesce((select version from tabs where case_id = c.id and tab = $2), 0) as tab
from cases as c
where c.id = $1
"""
