"""Every route: which role it answers, and that a foreign case is not there."""

import pytest

from chassis import clock
from contracts.identity import AccountCreated
from tests.support.case_people import Person, a_mailbox
from tests.support.covers import covers

ROLES = ("producer", "recruiter", "reviewer", "support", "operator")
OWN = ("producer", "recruiter", "reviewer", "support")
READERS = ("producer", "reviewer", "support")
NAME = {"by_name": "Ann"}
STATE = {"state": "IL"}
STAFF = {"version": 0, "by_name": "Ann"}
REVEAL = {"field": "ssn", "reason": "Why", "by_name": "Riley"}
REASON = {**STAFF, "reason": "Because."}
SSN = {"ssn": "900010030", "ssn_again": "900010030"}
CONSENT = {"agreed": True, "text_version": "", "address": "", "user_agent": ""}
BACKGROUND = {**CONSENT}
CONSENT |= {"lookup_id": ""}

WANTED = "01a21069-0000-7000-8000-0000000000aa"
FILING = {"filing": WANTED, "reason": "Why", "by_name": "Riley"}
PLACES = {"/tabs/general": "/tabs/{tab}", WANTED: "{wanted_id}"}

ROUTES = (
    ("GET", "/cases/{key}", None, OWN),
    ("GET", "/cases/{key}/check", None, READERS),
    ("POST", "/cases/{key}/submission", None, ("producer",)),
    ("POST", "/cases/{key}/taking-back", None, ("producer",)),
    ("POST", "/cases/{key}/resending", NAME, ("recruiter", "support")),
    ("POST", "/cases/{key}/withdrawal", None, ("producer", "recruiter")),
    (
        "POST",
        "/cases/{key}/wanted-documents/" + WANTED,
        {"file_id": WANTED},
        ("producer",),
    ),
    ("GET", "/cases/{key}/notice", None, ("producer", "reviewer")),
    ("POST", "/cases/{key}/notice/dispute", {"text": "No."}, ("producer",)),
    ("GET", "/cases/{key}/states", None, ("producer", "recruiter", "support")),
    ("POST", "/cases/{key}/state-requests", {**STATE, "note": ""}, ("producer",)),
    (
        "POST",
        "/cases/{key}/added-states",
        STATE | NAME,
        ("recruiter", "support"),
    ),
    (
        "POST",
        "/cases/{key}/refused-states",
        {**STATE, **NAME, "reason": "No."},
        ("recruiter", "support"),
    ),
    ("GET", "/cases/{key}/start", None, ("producer",)),
    ("POST", "/cases/{key}/start/ssn", SSN, ("producer",)),
    ("POST", "/cases/{key}/start/last-name", {"last_name": "J"}, ("producer",)),
    (
        "POST",
        "/cases/{key}/start/narrowing",
        {"resident_state": "TX", "birth_year": "1980"},
        ("producer",),
    ),
    ("POST", "/cases/{key}/start/authorization", CONSENT, ("producer",)),
    ("GET", "/cases/{key}/background-check", None, ("producer",)),
    ("POST", "/cases/{key}/background-check", BACKGROUND, ("producer",)),
    ("GET", "/cases/{key}/tabs/general", None, READERS),
    ("PUT", "/cases/{key}/tabs/general", {"values": {}}, ("producer",)),
    ("PATCH", "/cases/{key}/tabs/general", {"values": {}}, ("producer",)),
    ("GET", "/review/{key}", None, ("reviewer", "support")),
    (
        "POST",
        "/review/{key}/filings",
        {"filing": WANTED, "reason": "Corrected.", **NAME},
        ("reviewer",),
    ),
    ("GET", "/review/{key}/report", None, ("reviewer",)),
    ("POST", "/review/{key}/claim", STAFF, ("reviewer",)),
    ("POST", "/review/{key}/take-over", REASON, ("reviewer",)),
    ("POST", "/review/{key}/release", STAFF, ("reviewer",)),
    (
        "POST",
        "/review/{key}/information-requests",
        {**STAFF, "message": "More."},
        ("reviewer",),
    ),
    ("POST", "/review/{key}/verdicts", {**STAFF, "verdicts": []}, ("reviewer",)),
    ("POST", "/review/{key}/revelations", REVEAL, ("reviewer",)),
    ("POST", "/review/{key}/filings", FILING, ("reviewer",)),
    ("POST", "/review/{key}/approval", STAFF, ("reviewer",)),
    ("POST", "/review/{key}/error", REASON, ("reviewer",)),
    ("POST", "/review/{key}/return", REASON, ("reviewer",)),
    ("POST", "/review/{key}/rejection", REASON, ("reviewer",)),
    ("POST", "/review/{key}/rejection-withdrawal", STAFF, ("reviewer",)),
    ("POST", "/review/{key}/dispute-answer", REASON, ("reviewer",)),
)
IDS = [f"{method} {path}" for method, path, _, _ in ROUTES]


@covers("PEER-6", "OPS-3")
@pytest.mark.parametrize(("method", "path", "body", "roles"), ROUTES, ids=IDS)
async def test_a_route_answers_its_roles_and_hides_foreign_cases(
    desk, method, path, body, roles
):
    case = await desk.invited()
    path = path.format(key=case.key)
    for role in ROLES:
        stranger = Person(role, tenant="OTHER")
        answer = await desk.send(stranger, method, path, body, if_match="0")
        assert answer.status_code == (404 if role in roles else 403), role
    for role in {"producer", "recruiter"} & set(roles):
        answer = await desk.send(Person(role), method, path, body, if_match="0")
        assert answer.status_code == 404, role
    assert (await desk.http.request(method, path, json=body)).status_code == 401


@pytest.mark.parametrize(("method", "path", "body", "roles"), ROUTES, ids=IDS)
async def test_a_route_finds_the_case_for_whom_it_is(desk, method, path, body, roles):
    case = await desk.invited()
    path = path.format(key=case.key)
    people = {"producer": case.producer, "recruiter": case.recruiter}
    for role in roles:
        person = people.get(role) or Person(role)
        answer = await desk.send(person, method, path, body, if_match="0")
        # Nobody has asked for the state that the table refuses.
        expected = (404,) if path.endswith("refused-states") else (200, 409, 422)
        assert answer.status_code in expected, answer.text


@pytest.mark.parametrize(
    ("method", "path", "body", "roles"),
    [
        ("GET", "/cases", None, OWN),
        ("GET", "/review", None, ("reviewer", "support")),
        ("GET", "/state-requests", None, ("recruiter", "support")),
        ("GET", "/imports", None, ("recruiter",)),
        ("POST", "/imports", None, ("recruiter",)),
        ("POST", "/cases", {"first_name": "", "last_name": ""}, ("recruiter",)),
    ],
)
async def test_lists_and_invitations_answer_their_roles(
    desk, method, path, body, roles
):
    for role in ROLES:
        answer = await desk.send(Person(role), method, path, body)
        if role in roles:
            assert answer.status_code in (200, 422), role
        else:
            assert answer.status_code == 403, role


@covers("INV-2", "INV-3")
async def test_before_its_account_is_known_a_case_is_nobodys_like_one_that_is_not(desk):
    wish = {"first_name": "Pat", "last_name": "Lee", "email": a_mailbox()}
    made = await desk.post(Person("recruiter"), "/cases", {**wish, "states": ["TX"]})
    invited, stranger = Person("producer"), Person("producer")
    answers = {
        (answer.status_code, answer.json()["code"], answer.json()["detail"])
        for key in (made["key"], "PP-2026-ZZZZZZ")
        for person in (invited, stranger)
        for answer in [await desk.send(person, "GET", f"/cases/{key}/start")]
    }
    assert [status for status, _, _ in answers] == [404]
    for person in (invited, stranger):
        assert (await desk.get(person, "/cases"))["cases"] == []
    await desk.hear(
        AccountCreated(
            occurred_at=clock.now(),
            account_id=invited.account_id,
            case_id=made["case_id"],
            tenant="HCSC",
        )
    )
    assert len((await desk.get(invited, "/cases"))["cases"]) == 1
    assert (await desk.get(stranger, "/cases"))["cases"] == []
    refused = await desk.send(stranger, "GET", f"/cases/{made['key']}/start")
    assert refused.status_code == 404


@pytest.mark.parametrize(
    ("length", "expected"), [(0, 422), (7, 422), (8, 200), (200, 200), (201, 422)]
)
async def test_a_post_without_a_form_key_of_the_right_length_is_refused(
    desk, length, expected
):
    case = await desk.invited()
    path, key = f"/cases/{case.key}/resending", "k" * length
    answer = await desk.send(case.recruiter, "POST", path, NAME, idempotency_key=key)
    assert answer.status_code == expected


@pytest.mark.parametrize(("length", "expected"), [(400, 200), (401, 422)])
async def test_a_search_may_be_so_long(desk, length, expected):
    path = f"/cases?search={'x' * length}"
    assert (await desk.send(Person("support"), "GET", path)).status_code == expected


@pytest.mark.parametrize(("digits", "expected"), [(9, 409), (10, 422)])
async def test_a_version_that_no_tab_has_is_stale_and_no_fault(desk, digits, expected):
    case, values = await desk.started(), {"email": "other@example.com"}
    saved = await desk.save(case, "general", values, version=int("9" * digits))
    assert saved.status_code == expected


def test_the_table_above_holds_every_route_about_a_case(desk):
    listed = {f"{method} {path}" for method, path, _, _ in ROUTES}
    built = {
        f"{method.upper()} {path}"
        for path, methods in desk.app.openapi()["paths"].items()
        for method in methods
        if "{key}" in path
    }
    for ours, theirs in PLACES.items():
        listed = {path.replace(ours, theirs) for path in listed}
    assert listed == built
