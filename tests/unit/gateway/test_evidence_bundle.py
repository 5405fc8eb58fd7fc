"""Is the evidence bundle offered to the people of a case once documents are signed?"""

import pytest

from contracts.words import DocumentSlug
from tests.support.covers import covers
from tests.support.gateway_review import a_review_case
from tests.support.gateway_signing import consented
from tests.support.gateway_values import CASE_ID, KEY, NOW

PAGE = f"/cases/{KEY}/esignature"
LINK = "Evidence bundle (ZIP)"
CALL = f"GET /cases/{CASE_ID}/evidence-bundle/content"


@covers("NEW-5")
@pytest.mark.parametrize("state", ["signed", "sealing", "sealed"])
async def test_the_producer_downloads_it_from_the_page_of_the_documents(
    producer, state
):
    consented(producer, state, *DocumentSlug)
    page = await producer.open(PAGE)
    bundle = await producer.open(page.links()[LINK])
    assert bundle.status == 200
    named = f"attachment; filename*=UTF-8''Evidence%20{KEY}.zip"
    assert bundle.response.headers["content-disposition"] == named
    assert producer.double.was_asked(CALL)


@covers("NEW-5")
async def test_it_is_not_offered_before_the_documents_are_signed(producer):
    consented(producer, "open")
    assert LINK not in (await producer.open(PAGE)).links()


@covers("NEW-5")
@pytest.mark.parametrize(
    ("role", "address"),
    [("reviewer", f"/review/{KEY}"), ("support", f"/support/{KEY}")],
)
@pytest.mark.parametrize("finished_at", [NOW, None])
async def test_staff_find_it_beside_the_documents(
    signed_in, role, address, finished_at
):
    visitor = signed_in(role)
    visitor.double.says(f"GET /review/{KEY}", a_review_case())
    visitor.double.has_packet("signed", *DocumentSlug, finished_at=finished_at)
    page = await visitor.open(address)
    assert (LINK in page.links()) is bool(finished_at)
    if finished_at:
        assert page.links()[LINK] == f"/cases/{KEY}/evidence-bundle"
        assert (await visitor.open(page.links()[LINK])).status == 200


@covers("NEW-5")
@pytest.mark.parametrize("role", ["recruiter", "operator"])
async def test_others_get_none(signed_in, role):
    answer = await signed_in(role).open(f"/cases/{KEY}/evidence-bundle")
    assert answer.status == 403
