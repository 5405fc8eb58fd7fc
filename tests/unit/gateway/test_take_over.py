"""Can a reviewer go on with the case of a colleague who is away?"""

import pytest

from tests.support.covers import covers
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import KEY, an_overview

CASE = f"/review/{KEY}"
PAGE = f"{CASE}/take-over"
CALL = f"POST {PAGE}"


@pytest.fixture
def reviewer(signed_in):
    visitor = signed_in("reviewer")
    theirs = a_review_case(
        actions=("take_over",), assigned_name="Ann Other", assigned_to_me=False
    )
    visitor.double.says(f"GET {CASE}", theirs)
    return visitor


@covers("REV-1")
async def test_the_page_says_whose_it_is_and_asks_why(reviewer):
    case = await reviewer.open(CASE)
    assert case.links()["Take over"] == PAGE
    assert "Ann Other has claimed this case." in case.text
    page = await reviewer.open(PAGE)
    assert "when Ann Other cannot go on with it" in page.text
    reviewer.double.says(CALL, a_review_case())
    answer = await reviewer.send(page, PAGE, reason="Ann is away.")
    assert (answer.status, answer.location) == (303, f"{CASE}?done=take_over")
    sent = reviewer.double.last(CALL)
    assert sent.body["reason"] == "Ann is away."
    assert sent.headers["idempotency-key"] == page.form(PAGE)["once"]
    reviewer.double.says(f"GET {CASE}", a_review_case())
    assert "The case is yours." in (await reviewer.open(answer.location)).text


@covers("REV-1")
async def test_a_refusal_stands_at_the_reason_and_what_was_typed_stays(reviewer):
    page = await reviewer.open(PAGE)
    reviewer.double.refuses(CALL, "stale_case", "This case has changed.", status=409)
    again = await reviewer.send(page, PAGE, reason="Ann is away.")
    assert again.status == 409
    assert again.links()["This case has changed."] == "#reason"
    assert "Ann is away." in again.text


@covers("REV-1", "NEW-10")
async def test_who_has_claimed_it_meanwhile_is_named_before_a_second_press(reviewer):
    page = await reviewer.open(PAGE)
    assert "meanwhile" not in page.text
    reviewer.double.refuses(CALL, "stale_case", "This case has changed.", status=409)
    overview = an_overview(status="HCSC Review", version=8)
    third = a_review_case(
        overview=overview,
        actions=("take_over",),
        assigned_name="Kim Third",
        assigned_to_me=False,
    )
    reviewer.double.says(f"GET {CASE}", third)
    again = await reviewer.send(page, PAGE, reason="Ann is away.")
    assert "Kim Third has claimed this case meanwhile." in again.text
    assert "Ann Other" not in again.text
    reviewer.double.says(CALL, a_review_case())
    assert (await reviewer.send(again, PAGE)).status == 303
    assert reviewer.double.last(CALL).body["version"] == 8


@covers("REV-1")
async def test_what_nobody_else_has_is_not_taken_over(reviewer):
    reviewer.double.says(f"GET {CASE}", a_review_case())
    page = await reviewer.open(PAGE)
    assert "Take over" not in page.buttons()
    assert "There is nothing to take over here" in page.text


@covers("REV-1", "OPS-3")
@pytest.mark.parametrize("role", ["producer", "recruiter", "support"])
async def test_the_page_is_for_reviewers(signed_in, role):
    assert (await signed_in(role).open(PAGE)).status == 403
