"""Is the W-9 given to its case's reviewer with a reason, and linked nowhere else?"""

import pytest

from contracts.api.documents import PacketView
from contracts.words import DocumentSlug
from tests.support.covers import covers
from tests.support.gateway_documents import a_document
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import CASE_ID, HASH, KEY, a_problem

CASE = f"/review/{KEY}"
PAGE = f"{CASE}/reveal/w-9"
DOCUMENT = f"/cases/{CASE_ID}/packet/w-9"
CALL = f"POST {DOCUMENT}/revelations"
PLAIN = f"/cases/{KEY}/esignature/w-9"


def looking(signed_in, role="reviewer", *, revealable=("ssn",)):
    visitor = signed_in(role)
    w_9 = a_document(DocumentSlug.W_9, "W-9", shows_ssn=True, state="signed")
    packet = PacketView(
        packet_id=CASE_ID, state="signed", snapshot_hash=HASH, documents=(w_9,)
    )
    visitor.double.says(f"GET {CASE}", a_review_case(revealable=revealable))
    visitor.double.says(f"GET /cases/{CASE_ID}/packet", packet)
    visitor.double.says(f"GET {DOCUMENT}", w_9)
    return visitor


@covers("NEW-12", "REV-2")
async def test_the_reviewer_downloads_it_after_a_reason(signed_in):
    visitor = looking(signed_in)
    visitor.double.says_json(CALL, "PDF")
    case = await visitor.open(CASE)
    assert PAGE in case.links().values()
    assert f"{PLAIN}/text" not in case.links().values()
    page = await visitor.open(PAGE)
    assert page.heading == "Reveal: W-9"
    answer = await visitor.send(page, PAGE, reason="The IRS asked.")
    headers = answer.response.headers
    assert headers["content-type"] == "application/pdf"
    assert headers["content-disposition"] == f'attachment; filename="W-9 {KEY}.pdf"'
    assert headers["cache-control"] == "no-store"
    told = {"by_name": "Pat Q Sample", "reason": "The IRS asked."}
    assert visitor.double.last(CALL).body == told


@covers("NEW-12")
async def test_a_refused_reason_stays_in_the_form(signed_in):
    visitor = looking(signed_in)
    page = await visitor.open(PAGE)
    listed = [a_problem("reason", "Say why you need to see it.").model_dump()]
    visitor.double.refuses(CALL, "invalid_request", "No.", status=422, problems=listed)
    again = await visitor.send(page, PAGE, reason="  ")
    assert again.status == 422
    assert again.links()["Say why you need to see it."] == "#reason"


@covers("NEW-12", "REV-2")
@pytest.mark.parametrize("address", [CASE, f"/support/{KEY}"])
async def test_who_has_not_claimed_the_case_finds_no_link_to_it(signed_in, address):
    role = "reviewer" if address == CASE else "support"
    visitor = looking(signed_in, role, revealable=())
    page = await visitor.open(address)
    assert "Shows the whole Social Security Number" in page.text
    assert not {PAGE, f"{PLAIN}/text", f"{PLAIN}/content"} & set(page.links().values())
    form = await visitor.open(PAGE)
    assert "Reveal and download" not in form.buttons()


@covers("NEW-12", "REV-2")
async def test_the_plain_address_leads_to_the_reveal(signed_in):
    visitor = looking(signed_in)
    said = "The reviewer who has claimed the case opens it with Reveal."
    visitor.double.refuses(f"GET {DOCUMENT}/text", "needs_reveal", said)
    page = await visitor.open(f"{PLAIN}/text")
    assert page.status == 409
    assert said in page.text
