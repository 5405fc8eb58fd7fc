"""Is a masked value shown once, with a reason, and nowhere else?"""

from contracts.api.case_review import Revealed
from tests.support.covers import covers
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import KEY, a_problem

CASE = f"/review/{KEY}"
PAGE = f"{CASE}/reveal"
CALL = f"POST {CASE}/revelations"


def reviewing(signed_in):
    visitor = signed_in("reviewer")
    can = ("ssn", "account_number")
    visitor.double.says(f"GET {CASE}", a_review_case(revealable=can))
    return visitor


@covers("NEW-12")
async def test_a_value_is_shown_on_the_answer_and_on_no_other_page(signed_in):
    visitor = reviewing(signed_in)
    visitor.double.says_json(CALL, {"field": "ssn", "value": "900-12-3456"})
    case = await visitor.open(CASE)
    assert "Reveal" in case.buttons()
    page = await visitor.open(PAGE)
    assert {"Reason", "Social Security Number", "Account number"} <= page.labels()
    assert "Birth date" not in page.labels()
    shown = await visitor.send(page, PAGE, field="ssn", reason="The bank asked.")
    assert shown.status == 200
    assert shown.response.headers["cache-control"] == "no-store"
    assert "900-12-3456" in shown.text
    sent = visitor.double.last(CALL)
    assert sent.body == {
        "field": "ssn",
        "reason": "The bank asked.",
        "by_name": "Pat Q Sample",
    }
    for address in (PAGE, CASE):
        assert "900-12-3456" not in (await visitor.open(address)).text


@covers("NEW-12")
async def test_a_refused_reason_says_why_and_stays_in_the_form(signed_in):
    visitor = reviewing(signed_in)
    page = await visitor.open(PAGE)
    listed = [a_problem("reason", "Say why you need to see it.").model_dump()]
    visitor.double.refuses(CALL, "invalid_request", "No.", status=422, problems=listed)
    again = await visitor.send(page, PAGE, field="account_number", reason="  ")
    assert again.status == 422
    assert again.links()["Say why you need to see it."] == "#reason"
    chosen = again.page.xpath("//input[@value='account_number']/@checked")
    assert chosen


@covers("NEW-12")
async def test_who_has_not_claimed_the_case_is_told_to(signed_in):
    visitor = signed_in("reviewer")
    assert "Reveal" not in (await visitor.open(CASE)).buttons()
    page = await visitor.open(PAGE)
    assert "Claim this case" in page.text
    assert "Reveal" not in page.buttons()


@covers("NEW-12")
async def test_a_value_is_no_text_that_an_error_could_show(signed_in):
    revealed = Revealed(field="ssn", value="900-12-3456")
    assert "900" not in repr(revealed)
    for role in ("support", "recruiter", "producer"):
        page = await signed_in(role).open(PAGE)
        assert (page.status, page.heading) == (403, "This page is not for your account")
