"""Does every form of a case outlive its session, and no secret with it?"""

import pytest

from chassis import clock
from contracts.words import Tab
from gateway.session import Sealer
from tests.support.covers import covers
from tests.support.gateway_site import SEALING_KEY
from tests.support.gateway_values import KEY, a_session, a_start, a_tab

SOMEBODY = {"login_name": "psample", "password": "opensesame"}
SSN = {"ssn": "900010030", "ssn_again": "900010030"}
BANK = {"account_number": "0004123456", "account_number_again": "0004123456"}
TYPED = {
    Tab.GENERAL: {"email": "new@example.com"},
    Tab.LICENSES: {"TX": "yes"},
    Tab.BACKGROUND_QUESTIONNAIRE: {"explanation_3": "It ended in 2019."},
    Tab.E_AND_O: {"policy_number": "EO-77"},
    Tab.BANKING_INFORMATION: BANK,
    Tab.CODE_OF_CONDUCT: {"signature": "Pat Q Sample"},
}


async def too_late(producer, page, address, **typed):
    """Send a form after its session; gives the sign-in page."""
    double = producer.double
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    asked = await producer.send(page, address, **typed)
    assert (asked.status, asked.heading) == (401, "Sign in")
    double.signs_in("producer")
    return asked


@covers("LOG-3")
@pytest.mark.parametrize("tab", TYPED)
async def test_every_tab_is_saved_after_signing_in_again(producer, tab):
    here, typed = f"/cases/{KEY}/{tab}", TYPED[tab]
    page = await producer.open(here)
    asked = await too_late(producer, page, here, step="save", **typed)
    for value in typed.values():
        assert value == "yes" or value not in asked.response.text
    answer = await producer.send(asked, "/sign-in", **SOMEBODY)
    assert answer.location == f"{here}?check=1&saved=save"
    saved = producer.double.last(f"PUT /cases/{KEY}/tabs/{tab}").body["values"]
    assert {name: saved[name] for name in typed} == typed


@covers("LOG-3", "HOME-2")
@pytest.mark.parametrize(
    ("step", "state", "typed"),
    [
        ("ssn", "ssn_needed", SSN),
        ("last-name", "not_found", {"last_name": "Jones"}),
        ("narrowing", "ambiguous", {"resident_state": "TX", "birth_year": "1980"}),
    ],
)
async def test_the_first_screen_asks_nipr_after_signing_in_again(
    producer, step, state, typed
):
    producer.double.says(f"GET /cases/{KEY}/start", a_start(state))
    page = await producer.open(f"/cases/{KEY}/start")
    call = f"/cases/{KEY}/start/{step}"
    producer.double.says(f"POST {call}", a_start("looking_up"))
    once = page.form(call)["once"]
    asked = await too_late(producer, page, call, step=step, **typed)
    assert not any(number in asked.response.text for number in SSN.values())
    answer = await producer.send(asked, "/sign-in", **SOMEBODY)
    assert answer.location == f"/cases/{KEY}/start"
    sent = producer.double.last(f"POST {call}")
    assert sent.body == typed
    assert sent.headers["idempotency-key"] == once


@covers("LOG-3", "HOME-2")
async def test_an_authorization_is_given_again_and_not_replayed(producer):
    producer.double.says(f"GET /cases/{KEY}/start", a_start("found"))
    page = await producer.open(f"/cases/{KEY}/start")
    call = f"/cases/{KEY}/start/authorization"
    asked = await too_late(producer, page, call, step="authorize", agreed="yes")
    offered = await producer.send(asked, "/sign-in", **SOMEBODY)
    assert offered.status == 200
    assert not producer.double.was_asked(f"POST {call}")


@covers("LOG-3", "NEW-13")
async def test_a_password_outlives_no_session(producer):
    here = f"/cases/{KEY}/banking-information"
    page = await producer.open(here)
    fields = {"password": "walnut harbor", "step": "save", **BANK}
    asked = await too_late(producer, page, here, **fields)
    sealed = asked.form("/sign-in")["kept"]
    account_id = a_session().account_id
    kept = Sealer(SEALING_KEY).open(sealed, account_id=account_id, now=clock.now())
    assert kept.get("account_number") == BANK["account_number"]
    assert "walnut harbor" not in str(kept)


@covers("LOG-3")
async def test_a_page_that_is_only_read_is_opened_after_signing_in(producer):
    double = producer.double
    double.has_tab(a_tab(Tab.APPOINTMENTS))
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    for place in ("appointments", "esignature", "check", "status"):
        answer = await producer.open(f"/cases/{KEY}/{place}")
        assert answer.location == f"/sign-in?next=/cases/{KEY}/{place}"
