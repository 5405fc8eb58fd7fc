"""A link that is followed before the case knows of its producer's account (INV-3)."""

import pytest

from contracts.api.case import CaseList
from tests.support.covers import covers
from tests.support.gateway_values import KEY, an_overview

OTHER = "PP-2026-ABCDEF"
PAGES = ("start", "general", "esignature", "check", "status", "notice")
BEING_PREPARED = "Your onboarding case"
REFRESH = "//noscript//meta[@http-equiv='refresh']"


@pytest.fixture
def early(signed_in):
    """Somebody who was invited just now: no case knows of them."""
    visitor = signed_in("producer")
    visitor.double.says("GET /cases", CaseList(cases=()))
    for call in [call for call in visitor.double.answers if f"/cases/{KEY}" in call]:
        del visitor.double.answers[call]
    return visitor


@covers("INV-3")
@pytest.mark.parametrize(
    "address", [f"/c/{KEY}", *(f"/cases/{KEY}/{at}" for at in PAGES)]
)
async def test_every_page_says_that_the_case_is_being_prepared_and_looks_again(
    early, address
):
    page = await early.open(address)
    assert (page.status, page.heading) == (404, BEING_PREPARED)
    assert page.links()["Look again now"] == address
    assert page.page.xpath(REFRESH)
    assert page.page.xpath("//main[@data-refresh]/@data-state") == ["preparing"]


@covers("INV-3")
async def test_the_link_comes_to_the_case_once_it_is_there(early):
    assert (await early.open(f"/c/{KEY}")).heading == BEING_PREPARED
    early.double.has_case(an_overview(next_step="start"))
    assert (await early.open(f"/c/{KEY}")).location == f"/cases/{KEY}/start"


@covers("INV-3")
async def test_home_waits_for_the_case_too(early):
    page = await early.open("/")
    assert page.heading == "Home"
    assert "Your onboarding case is being prepared." in page.text
    assert page.page.xpath(REFRESH)


@covers("INV-2")
async def test_whoever_has_no_case_yet_learns_nothing_of_any_other(early):
    early.double.refuses(f"GET /cases/{KEY}", "not_found", "No.", status=404)
    texts = {
        (await early.open(f"/cases/{key}/start")).text.replace(key, "")
        for key in (KEY, OTHER)
    }
    assert len(texts) == 1


@covers("INV-2")
async def test_whoever_has_a_case_is_refused_at_others_as_ever(producer):
    for at in PAGES:
        page = await producer.open(f"/cases/{OTHER}/{at}")
        assert (page.status, page.heading) == (404, "There is no such page")
        assert not page.page.xpath(REFRESH)
    assert (await producer.open(f"/c/{OTHER}")).status == 403


@covers("INV-2")
@pytest.mark.parametrize("roles", [("recruiter",), ("producer", "recruiter")])
async def test_no_case_is_prepared_for_staff(signed_in, roles):
    visitor = signed_in(*roles)
    visitor.double.says("GET /cases", CaseList(cases=()))
    assert (await visitor.open(f"/c/{OTHER}")).status == 403
    assert "being prepared" not in (await visitor.open("/")).text
