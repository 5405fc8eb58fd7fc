"""Does an address that names no case lead anywhere but to the page that says so?"""

import httpx
import pytest

from tests.support.covers import covers
from tests.support.gateway_forms import PLACES, ROLES, ROUTES, address_of
from tests.support.gateway_site import a_site
from tests.support.gateway_values import KEY
from tests.support.gateway_visitor import ORIGIN, Visitor

WITH_A_KEY = [(method, path) for method, path in ROUTES if "{key}" in path]
LOOK_UP = "/sessions/look-up"
CRAFTED = {
    "a NUL": "PP%00",
    "a NUL behind a key": f"{KEY}%00",
    "a line feed": f"{KEY}%0a",
    "a query": f"{KEY}%3Fx=1",
    "a fragment": f"{KEY}%23x",
    "this place": "%2e",
    "the place above": "%2e%2e",
    "letters that grow": "PP-2026-%C3%9F%C3%9F%C3%9F",
}


@pytest.fixture
def person(signed_in) -> Visitor:
    visitor = signed_in(*ROLES)
    site = httpx.ASGITransport(a_site(visitor.double), raise_app_exceptions=False)
    visitor.client = httpx.AsyncClient(
        transport=site, base_url=ORIGIN, cookies=visitor.client.cookies
    )
    return visitor


async def asked(visitor: Visitor, method: str, address: str) -> int:
    """Ask as a page of ours would; gives the status."""
    headers, data = {"Origin": ORIGIN}, None
    if method != "GET":
        token = (await visitor.open("/exit")).form("/exit")["form_token"]
        data = {"form_token": token, "step": "again", "version": "3"}
    found = await visitor.client.request(method, address, headers=headers, data=data)
    return found.status_code


@covers("OPS-3")
@pytest.mark.parametrize("key", CRAFTED.values(), ids=CRAFTED)
async def test_what_is_no_case_key_leads_to_no_case(person, key):
    statuses = {
        (method, path): await asked(person, method, address_of(path, key=key))
        for method, path in WITH_A_KEY
    }
    assert WITH_A_KEY
    assert {one: found for one, found in statuses.items() if found != 404} == {}
    assert {call.path for call in person.double.asked} <= {LOOK_UP, "/cases"}


@covers("OPS-3")
@pytest.mark.parametrize("part", ["%00", "x%0a", "%3F", "%2e"])
async def test_no_part_of_an_address_makes_the_site_fail(person, part):
    statuses = {
        (method, path, place): await asked(
            person, method, address_of(path, **{place: part})
        )
        for method, path in ROUTES
        for place in PLACES
        if f"{{{place}" in path
    }
    assert {one: found for one, found in statuses.items() if found >= 500} == {}


@covers("INV-2")
@pytest.mark.parametrize("key", [KEY.lower(), f"%20{KEY}%20"])
async def test_a_key_is_taken_as_people_type_it(signed_in, key):
    visitor = signed_in("reviewer")
    answer = await visitor.open(f"/c/{key}")
    assert answer.status == 303
