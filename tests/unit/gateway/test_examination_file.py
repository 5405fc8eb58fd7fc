"""Does one click give the examination file, to reviewers and to nobody else?"""

import pytest

from tests.support.covers import covers
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import CASE_ID, KEY

CASE = f"/review/{KEY}"
FILE = f"{CASE}/examination-file"
CALL = f"POST /cases/{CASE_ID}/examination-file"


async def case_page(visitor):
    visitor.double.says(f"GET {CASE}", a_review_case(can_examine=True))
    page = await visitor.open(CASE)
    assert "Make examination file" in page.buttons()
    return page


@covers("NEW-15")
async def test_one_click_gives_the_file_under_the_case_key(signed_in):
    visitor = signed_in("reviewer")
    visitor.double.says_json(CALL, "PK")
    answer = await visitor.send(await case_page(visitor), FILE)
    headers = answer.response.headers
    assert headers["content-type"] == "application/zip"
    assert headers["content-disposition"] == f'attachment; filename="{KEY}.zip"'
    assert headers["cache-control"] == "no-store"
    assert visitor.double.last(CALL).body == {"by_name": "Pat Q Sample"}
    assert answer.response.content == b'"PK"'


@covers("NEW-15")
async def test_a_refusal_is_a_page_and_no_broken_download(signed_in):
    visitor = signed_in("reviewer")
    page = await case_page(visitor)
    visitor.double.refuses(CALL, "not_found", "There is no such case.", status=404)
    assert (await visitor.send(page, FILE)).status == 404
    visitor.double.refuses(CALL, "unavailable", "Not now.", status=503)
    assert (await visitor.send(page, FILE)).status == 503


@covers("NEW-15")
@pytest.mark.parametrize("address", [CASE, f"/support/{KEY}"])
async def test_the_button_is_there_for_who_may_press_it(signed_in, address):
    role = "reviewer" if address == CASE else "support"
    page = await signed_in(role).open(address)
    assert "Make examination file" not in page.buttons()
