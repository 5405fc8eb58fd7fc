"""Does who knows no Login Name get the invitation again, and nobody else an answer?"""

import pytest

from tests.support.covers import covers
from tests.support.gateway_values import a_problem

PAGE = "/lost-invitation"
CALL = "POST /internal/lost-invitations"


@covers("NEW-14")
@pytest.mark.parametrize("before", ["/sign-in", "/get-my-password"])
async def test_who_cannot_sign_in_finds_the_page(visitor, before):
    assert (await visitor.open(before)).links()["Lost invitation"] == PAGE
    page = await visitor.open(PAGE)
    assert page.heading == "Lost invitation"
    assert {"Email address", "Domain"} <= page.labels()
    assert page.form(PAGE)["domain"] == "HCSC"
    assert "Send invitation again" in page.buttons()


@covers("NEW-14")
async def test_the_answer_is_the_same_for_every_address(visitor):
    page = await visitor.open(PAGE)
    visitor.double.says(CALL, None, status=202)
    answer = await visitor.send(page, PAGE, email="pat@example.com")
    sent = visitor.double.last(CALL).body
    assert (sent["email"], sent["domain"]) == ("pat@example.com", "HCSC")
    assert sent["address"]
    assert answer.location == f"{PAGE}?sent=1"
    shown = await visitor.open(answer.location)
    assert "If an invitation to this email address can be sent again" in shown.text
    assert "pat@example.com" not in shown.response.text


@covers("NEW-14")
async def test_what_is_no_address_is_said_beside_its_field(visitor):
    page = await visitor.open(PAGE)
    sentence = "Enter an email address like name@company.com."
    listed = [a_problem("email", sentence).model_dump()]
    visitor.double.refuses(CALL, "no_address", "No.", status=422, problems=listed)
    again = await visitor.send(page, PAGE, email="psample")
    assert (again.status, again.title[:7]) == (422, "Error: ")
    assert again.links()[sentence] == "#email"
    assert again.form(PAGE)["email"] == "psample"
