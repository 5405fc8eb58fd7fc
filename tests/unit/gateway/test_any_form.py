"""Does any form, whatever is typed or altered in it, make the gateway fail?"""

import re
from pathlib import Path

import httpx
import pytest

from contracts.api.case_fields import FIELDS
from gateway.pages.decisions import ACTS
from gateway.pages.routes import PAGES
from tests.support.covers import covers
from tests.support.gateway_forms import BEFORE_SIGNING_IN, FORMS, ROLES, address_of
from tests.support.gateway_site import a_site
from tests.support.gateway_values import HASH, KEY
from tests.support.gateway_visitor import ORIGIN

_READ = re.compile(r"posted\.(?:get|all|secret)\(\s*\"(\w+)\"")
NAMES = {name for names in FIELDS.values() for name in names} | {
    name
    for source in Path(PAGES[0].__file__).parent.glob("*.py")
    for name in _READ.findall(source.read_text())
} - {"kept"}  # sealed: whatever else stands in it refuses the whole form
VALUES = {
    "nothing": [""],
    "letters beyond ASCII": ["é"],
    "letters beyond the first plane": ["\U0001d7d9"],
    "half a letter": [b"\xed\xa0\x80"],
    "a line feed": ["3\r\nX-Roles: operator"],
    "a NUL": ["3\0"],
    "an escape": ["\x1b[31m"],
    "a right-to-left mark": ["\u202e3"],
    "much": ["9" * 4001],
    "a number below zero": ["-1"],
    "a number": ["3"],
    "it twice": ["3", "yes"],
    "an id that is none": ["00000000-0000-7000-8000-00000000000g"],
    "letters": ["abc"],
    "markup": ["<script>{{ 7 * 7 }}</script>"],
}


# Buttons that read more of their form than others do.
STEPS = {
    "/review/{key}": tuple(ACTS),
    "/support/{key}": ("again", "unlock", "add-state", "refuse-state"),
    "/invitations/{key}": ("again", "add-state", "refuse-state"),
}


async def answers(visitor, **changes) -> dict[str, int]:
    """Send every form with all its fields changed; give the statuses."""
    tokens = {
        page: (await visitor.open(page)).form(page)["form_token"]
        for page in ("/sign-in", "/exit")
    }
    site = httpx.ASGITransport(a_site(visitor.double), raise_app_exceptions=False)
    visitor.client = httpx.AsyncClient(
        transport=site,
        base_url=ORIGIN,
        headers={"Origin": ORIGIN},
        cookies=visitor.client.cookies,
    )
    found = {}
    for method, path in FORMS:
        address = address_of(path)
        mine = "/sign-in" if path in BEFORE_SIGNING_IN else "/exit"
        for step in STEPS.get(path, (changes.get("step", ""),)):
            fields = changes | {"form_token": tokens[mine], "step": step}
            answer = await visitor.client.request(method, address, data=fields)
            found[f"{method} {path} {step}"] = answer.status_code
    return found


async def failures(visitor, **changes) -> dict[str, int]:
    """Send every form with all its fields changed; give what fails."""
    found = await answers(visitor, **changes)
    return {form: status for form, status in found.items() if status >= 500}


async def test_every_form_that_is_looked_at_is_taken_for_one_of_ours(signed_in):
    """Else the tests below would look at nothing but refusals."""
    hidden = {"once": ["0123456789abcdef"], "sha256": [HASH], "version": ["3"]}
    fields = {name: ["yes"] for name in NAMES} | hidden
    found = await answers(signed_in(*ROLES), **fields)
    assert len(found) > 25
    assert not {form for form, status in found.items() if status == 403}


@covers("OPS-3", "LOG-3")
@pytest.mark.parametrize("kind", VALUES)
async def test_no_form_fails_whatever_stands_in_its_fields(signed_in, kind):
    visitor = signed_in(*ROLES)
    assert not await failures(visitor, **dict.fromkeys(NAMES, VALUES[kind]))


@covers("OPS-3")
@pytest.mark.parametrize("kind", VALUES)
async def test_no_form_fails_whatever_stands_in_its_hidden_fields(signed_in, kind):
    visitor = signed_in(*ROLES)
    hidden = dict.fromkeys(("once", "version"), VALUES[kind])
    assert not await failures(visitor, step="save", **hidden)


@covers("OPS-3")
async def test_no_form_fails_without_its_fields(signed_in):
    assert not await failures(signed_in(*ROLES))


@covers("OPS-3")
@pytest.mark.parametrize("name", ["once", "version"])
@pytest.mark.parametrize("value", ["é", "3\0", "3\r\n", "9" * 65])
async def test_an_altered_hidden_field_is_refused_and_reaches_no_service(
    producer, name, value
):
    here = f"/cases/{KEY}/general"
    page = await producer.open(here)
    answer = await producer.send(page, here, **{name: value})
    assert (answer.status, answer.heading) == (403, "This form cannot be taken")
    assert not producer.double.was_asked(f"PUT /cases/{KEY}/tabs/general")
