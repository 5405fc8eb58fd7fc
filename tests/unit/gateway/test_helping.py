"""Do recruiter and support help with what they may, and is the producer asked?"""

import pytest

from contracts.api.case import CaseList
from contracts.api.case_states import StateRequest, StateRequests
from contracts.api.identity import FoundAccount
from tests.support.covers import covers
from tests.support.gateway_states import a_state_decision, a_states_view
from tests.support.gateway_values import (
    CASE_ID,
    KEY,
    NOW,
    a_problem,
    a_summary,
    an_overview,
)

ASK = f"/cases/{KEY}/another-state"
PLACES = pytest.mark.parametrize(
    ("role", "address"),
    [("recruiter", f"/invitations/{KEY}"), ("support", f"/support/{KEY}")],
)


@covers("LIC-3", "NEW-14")
async def test_a_producer_asks_for_a_state_and_sees_what_became_of_it(signed_in):
    visitor = signed_in("producer")
    page = await visitor.open(ASK)
    assert page.heading == "Ask for another state"
    assert {"Illinois", "New Mexico", "Why you ask for it"} <= page.labels()
    visitor.double.says(f"POST /cases/{KEY}/state-requests", a_states_view())
    answer = await visitor.send(page, ASK, state="NM", note="A new license.")
    sent = visitor.double.last(f"POST /cases/{KEY}/state-requests")
    assert sent.body == {"state": "NM", "note": "A new license."}
    assert sent.headers["idempotency-key"]
    assert answer.location == ASK
    refused = a_state_decision("refused", reason="No plans there.")
    visitor.double.says(f"GET /cases/{KEY}/states", a_states_view(refused))
    shown = await visitor.open(ASK)
    assert "Not added" in shown.text
    assert "No plans there." in shown.text


@covers("NEW-14")
async def test_a_request_without_a_state_keeps_what_was_typed(signed_in):
    visitor = signed_in("producer")
    page = await visitor.open(ASK)
    listed = [a_problem("state", "Choose a state.").model_dump()]
    visitor.double.refuses(
        f"POST /cases/{KEY}/state-requests",
        "invalid_state",
        "No.",
        status=422,
        problems=listed,
    )
    again = await visitor.send(page, ASK, note="A new license.")
    assert again.links()["Choose a state."] == "#state"
    (area,) = again.page.xpath("//textarea[@id='note']")
    assert area.text == "A new license."


async def test_a_case_that_takes_no_state_says_why(signed_in):
    visitor = signed_in("producer")
    visitor.double.says(
        f"GET /cases/{KEY}/states", a_states_view(addable=(), why_not="It is over.")
    )
    page = await visitor.open(ASK)
    assert "It is over." in page.text
    assert "Ask for this state" not in page.buttons()
    assert "Ask here" not in page.text
    assert "You can also call" not in page.text


@covers("LIC-3", "WHO-4")
@PLACES
async def test_a_state_is_added_and_refused_in_ones_own_name(signed_in, role, address):
    visitor = signed_in(role)
    waiting = a_state_decision()
    visitor.double.says(f"GET /cases/{KEY}/states", a_states_view(waiting))
    page = await visitor.open(address)
    assert "I have a new license there." in page.text
    visitor.double.says(f"POST /cases/{KEY}/added-states", a_states_view())
    answer = await visitor.send(page, address, step="add-state", added_state="IL")
    added = visitor.double.last(f"POST /cases/{KEY}/added-states").body
    assert added == {"by_name": "Pat Q Sample", "state": "IL"}
    assert answer.location == f"{address}?done=add-state"
    assert "told by email" in (await visitor.open(answer.location)).text
    visitor.double.says(f"POST /cases/{KEY}/refused-states", a_states_view())
    fields = page.form(address) | {"step": "refuse-state", "refused_state": "NM"}
    await visitor.post(address, fields | {"refusal_reason": "No plans."})
    refused = visitor.double.last(f"POST /cases/{KEY}/refused-states").body
    assert refused == {"by_name": "Pat Q Sample", "state": "NM", "reason": "No plans."}


@covers("NEW-14")
async def test_the_state_that_was_asked_for_is_chosen_already(signed_in):
    visitor = signed_in("recruiter")
    waiting = a_states_view(a_state_decision())
    visitor.double.says(f"GET /cases/{KEY}/states", waiting)
    page = await visitor.open(f"/invitations/{KEY}")
    path = "//select[@id='added_state']/option[@selected]/@value"
    assert page.page.xpath(path) == ["NM"]


@covers("NEW-14")
@PLACES
@pytest.mark.parametrize("can_refuse", [True, False])
async def test_once_a_case_has_ended_nobody_is_asked_to_refuse_a_state(
    signed_in, role, address, can_refuse
):
    visitor = signed_in(role)
    asked = a_states_view(a_state_decision(), can_refuse=can_refuse)
    visitor.double.says(f"GET /cases/{KEY}/states", asked)
    page = await visitor.open(address)
    assert ("Refuse New Mexico" in page.buttons()) is can_refuse
    assert ("Waiting for a decision" in page.text) is can_refuse
    assert ("Not decided" in page.text) is not can_refuse


@PLACES
async def test_what_is_wrong_is_said_beside_its_field(signed_in, role, address):
    visitor = signed_in(role)
    page = await visitor.open(address)
    visitor.double.refuses(
        f"POST /cases/{KEY}/added-states",
        "invalid_state",
        "No.",
        status=422,
        problems=[a_problem("state", "Choose a state.").model_dump()],
    )
    again = await visitor.send(page, address, step="add-state")
    assert again.links()["Choose a state."] == "#added_state"
    none = await visitor.send(page, address, step="dance")
    assert none.status == 404


@covers("WHO-2", "REV-7")
async def test_a_recruiter_follows_invites_again_and_withdraws(signed_in):
    visitor, address = signed_in("recruiter"), f"/invitations/{KEY}"
    visitor.double.has_case(an_overview(status="Invited", expires_on="2027-01-24"))
    page = await visitor.open(address)
    assert page.heading == "Pat Q Sample"
    for words in ("expires after 01/24/2027", "Individual", "Milestones"):
        assert words in page.text
    visitor.double.says(f"POST /cases/{KEY}/resending", a_summary())
    await visitor.send(page, address, step="again")
    sent = visitor.double.last(f"POST /cases/{KEY}/resending")
    assert sent.body == {"by_name": "Pat Q Sample"}
    call = f"POST /cases/{KEY}/withdrawal"
    visitor.double.says(call, an_overview())
    asked = await visitor.open(page.links()["Withdraw this case"])
    assert not visitor.double.was_asked(call)
    assert "cannot be taken back" in asked.text
    assert asked.links()["Keep the case"] == address
    answer = await visitor.send(asked, f"{address}/withdraw")
    assert visitor.double.was_asked(call)
    assert answer.location == f"{address}?done=withdraw"


@covers("REV-7")
async def test_a_case_that_cannot_be_withdrawn_any_more_says_so(signed_in):
    visitor, address = signed_in("recruiter"), f"/invitations/{KEY}"
    asked = await visitor.open(f"{address}/withdraw")
    visitor.double.refuses(
        f"POST /cases/{KEY}/withdrawal", "not_allowed", "It is Approved."
    )
    again = await visitor.send(asked, f"{address}/withdraw")
    assert (again.status, "It is Approved." in again.text) == (409, True)
    visitor.double.has_case(an_overview(status="Approved", can_withdraw=False))
    assert "Withdraw" not in (await visitor.open(f"{address}/withdraw")).buttons()


async def test_an_act_that_is_refused_says_so_on_the_page(signed_in):
    visitor, address = signed_in("recruiter"), f"/invitations/{KEY}"
    page = await visitor.open(address)
    visitor.double.refuses(
        f"POST /cases/{KEY}/resending", "not_allowed", "Try again in a minute."
    )
    again = await visitor.send(page, address, step="again")
    assert (again.status, "Try again in a minute." in again.text) == (409, True)


@covers("PEER-6", "WHO-2")
async def test_invitees_are_searched_and_what_waits_is_shown(signed_in):
    visitor = signed_in("recruiter")
    visitor.double.says("GET /cases", CaseList(cases=(), notice="Type more."))
    one = StateRequest(state="NM", name="New Mexico", key=KEY, requested_at=NOW)
    visitor.double.says("GET /state-requests", StateRequests(requests=(one,)))
    page = await visitor.open("/invitations?search=p%40x.com&status=Invited")
    query = visitor.double.last("GET /cases").query
    assert query == "status=Invited&search=p%40x.com"
    assert {"Status", "Search"} <= page.labels()
    assert "No invitee matches." in page.text
    assert "Type more." in page.text
    where = page.links()[f"New Mexico for case {KEY}"]
    assert where == f"/invitations/{KEY}#actions"


async def test_a_made_up_status_lists_everybody(signed_in):
    visitor = signed_in("recruiter")
    page = await visitor.open("/invitations?status=Lost")
    assert page.status == 200
    assert visitor.double.last("GET /cases").query == ""


@covers("REV-7")
async def test_the_list_shows_when_an_invitation_expires(signed_in):
    visitor = signed_in("recruiter")
    invited = a_summary(status="Invited", expires_on="2027-01-24")
    visitor.double.says("GET /cases", CaseList(cases=(invited,)))
    page = await visitor.open("/invitations")
    assert "expires after 01/24/2027" in page.text
    assert page.links()[KEY] == f"/invitations/{KEY}"


@covers("WHO-4")
async def test_support_finds_a_case_by_user_id(signed_in):
    visitor = signed_in("support")
    visitor.double.has_queue()
    visitor.double.says("POST /accounts/find", FoundAccount(case_id=CASE_ID))
    page = await visitor.open("/support?search=KMT-48273")
    assert visitor.double.last("POST /accounts/find").body == {
        "login_name": "KMT-48273"
    }
    assert f"case_id={CASE_ID}" in visitor.double.last("GET /review").query
    assert page.links()[KEY] == f"/support/{KEY}"


@covers("WHO-4", "REV-2")
async def test_a_case_without_documents_says_so(signed_in):
    visitor = signed_in("support")
    assert "No documents yet." not in (await visitor.open(f"/support/{KEY}")).text
    visitor.double.says_files()
    assert "No documents yet." in (await visitor.open(f"/support/{KEY}")).text
