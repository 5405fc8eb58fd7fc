"""Is a rejected appointment filed again from the desk, with a reason, and once?"""

import pytest

from contracts.api.case_appointments import AppointmentView
from contracts.ids import uuid7
from tests.support.covers import covers
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import KEY, NOW, a_problem, an_overview

CASE = f"/review/{KEY}"
FILING = uuid7()
PAGE = f"{CASE}/filings/{FILING}"
CALL = f"POST {CASE}/filings"
REJECTED = AppointmentView(
    state="TX",
    title="Texas",
    status="rejected",
    text="The state sees no active license. It is not filed again by itself.",
    at=NOW,
    reference="R-1",
    filing=FILING,
)


@pytest.fixture
def reviewer(signed_in):
    visitor = signed_in("reviewer")
    overview = an_overview(status="Approved", appointments=(REJECTED,))
    visitor.double.says(f"GET {CASE}", a_review_case(overview=overview))
    return visitor


@covers("PEER-7")
async def test_it_is_filed_with_a_reason_and_the_case_says_so(reviewer):
    case = await reviewer.open(CASE)
    assert "File again: Texas" in case.buttons()
    page = await reviewer.open(PAGE)
    assert page.heading == "File again"
    assert "The state sees no active license." in page.text
    reviewer.double.says(CALL, an_overview(status="Approved"))
    answer = await reviewer.send(page, PAGE, reason="The license is active.")
    assert (answer.status, answer.location) == (303, f"{CASE}?done=file_again")
    sent = reviewer.double.last(CALL)
    assert sent.body == {
        "filing": str(FILING),
        "reason": "The license is active.",
        "by_name": "Pat Q Sample",
    }
    assert sent.headers["idempotency-key"] == page.form(PAGE)["once"]
    done = await reviewer.open(answer.location)
    assert "The appointment is filed with the state again." in done.text


@covers("PEER-7")
async def test_a_missing_reason_is_asked_for(reviewer):
    page = await reviewer.open(PAGE)
    listed = [a_problem("reason", "Say what has changed.").model_dump()]
    reviewer.double.refuses(CALL, "invalid_request", "No.", status=422, problems=listed)
    again = await reviewer.send(page, PAGE, reason="")
    assert again.status == 422
    assert again.links()["Say what has changed."] == "#reason"


@covers("PEER-7")
async def test_what_was_filed_again_meanwhile_offers_no_button(reviewer):
    reviewer.double.says(f"GET {CASE}", a_review_case())
    page = await reviewer.open(PAGE)
    assert "File again" not in page.buttons()
    assert "There is nothing to file again here" in page.text


@covers("PEER-7", "OPS-3")
@pytest.mark.parametrize("role", ["producer", "recruiter", "support"])
async def test_the_page_is_for_reviewers(signed_in, role):
    assert (await signed_in(role).open(PAGE)).status == 403
