"""Does every form of a case outlive its session, and no secret with it?"""

import pytest

from chassis import clock
from contracts.words import Tab
from gateway.session import FormMaker, Sealer
from tests.support.covers import covers
from tests.support.gateway_site import SEALING_KEY
from tests.support.gateway_values import CASE_ID, KEY, a_session, a_start, a_tab

CHOOSE_AGAIN = "Please choose the file once more afterwards."
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
@pytest.mark.parametrize("tab", [Tab.BANKING_INFORMATION, Tab.GENERAL])
async def test_a_password_outlives_no_session(producer, tab):
    here, typed = f"/cases/{KEY}/{tab}", TYPED[tab]
    page = await producer.open(here)
    fields = {"password": "walnut harbor", "step": "save", **typed}
    asked = await too_late(producer, page, here, **fields)
    sealed = asked.form("/sign-in")["kept"]
    account_id = a_session().account_id
    kept = Sealer(SEALING_KEY).open(sealed, account_id=account_id, now=clock.now())
    assert {name: kept.get(name) for name in typed} == typed
    assert "walnut harbor" not in str(kept)


@covers("LOG-3")
async def test_a_page_that_is_only_read_is_opened_after_signing_in(producer):
    double = producer.double
    double.has_tab(a_tab(Tab.APPOINTMENTS))
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    for place in ("appointments", "esignature", "check", "status"):
        answer = await producer.open(f"/cases/{KEY}/{place}")
        assert answer.location == f"/sign-in?next=/cases/{KEY}/{place}"


BANKING = f"/cases/{KEY}/banking-information"
START = f"/cases/{KEY}/start"
SECRETS = {
    BANKING: (BANKING, f"PUT /cases/{KEY}/tabs/banking-information", BANK),
    START: (f"{START}/ssn", f"POST {START}/ssn", SSN),
}


@covers("LOG-3", "HOME-2", "BNK-1")
@pytest.mark.parametrize("here", SECRETS)
async def test_no_number_comes_back_where_a_service_is_away(producer, here):
    address, call, typed = SECRETS[here]
    page = await producer.open(here)
    producer.double.is_away = True
    sorry = await producer.send(page, address, step="save", **typed)
    assert sorry.status == 503
    assert "What you typed is kept in this page" in sorry.text
    assert not any(number in sorry.response.text for number in typed.values())
    producer.double.is_away = False
    producer.double.says(f"POST {START}/ssn", a_start("looking_up"))
    await producer.send(sorry, address)
    body = producer.double.last(call).body
    assert body.get("values", body).items() >= typed.items()


@covers("LOG-3")
async def test_no_password_comes_back_where_a_service_is_away(producer):
    here = "/change-password"
    page = await producer.open(here)
    producer.double.is_away = True
    passwords = dict.fromkeys(
        ("current_password", "new_password", "new_password_again"),
        "walnut harbor window",
    )
    sorry = await producer.send(page, here, **passwords)
    assert sorry.status == 503
    assert "A password is not kept" in sorry.text
    assert "walnut" not in sorry.response.text
    producer.double.is_away = False
    sealed = sorry.form(here)["kept"]
    account_id = a_session().account_id
    kept = Sealer(SEALING_KEY).open(sealed, account_id=account_id, now=clock.now())
    assert "walnut" not in str(kept)


@covers("LOG-3", "HOME-2")
async def test_no_number_stands_in_the_page_about_an_older_form(producer):
    page = await producer.open(START)
    older = FormMaker(a_session().account_id, CASE_ID)
    token = Sealer(SEALING_KEY).form_token(older)
    asked = await producer.send(page, f"{START}/ssn", **SSN, form_token=token)
    assert asked.heading == "This form is older than your session"
    assert SSN["ssn"] not in asked.response.text
    producer.double.says(f"POST {START}/ssn", a_start("looking_up"))
    await producer.send(asked, f"{START}/ssn")
    assert producer.double.last(f"POST {START}/ssn").body == SSN


@covers("LOG-3")
@pytest.mark.parametrize("sealed", ["made up", "é", ""])
async def test_a_sealed_form_that_is_not_ours_or_of_another_page_is_refused(
    producer, sealed
):
    page = await producer.open(BANKING)
    maker = FormMaker(a_session().account_id, a_session().session_id)
    other = Sealer(SEALING_KEY).keep(
        maker, path=START, fields=tuple(BANK.items()), now=clock.now()
    )
    answer = await producer.send(page, BANKING, kept=sealed or other)
    assert answer.status == 403
    assert not producer.double.was_asked(f"PUT /cases/{KEY}/tabs/banking-information")


@covers("LOG-3")
async def test_a_form_sent_again_after_its_session_is_saved_too(producer):
    page = await producer.open(BANKING)
    producer.double.is_away = True
    sorry = await producer.send(page, BANKING, step="save", **BANK)
    producer.double.is_away = False
    asked = await too_late(producer, sorry, BANKING)
    await producer.send(asked, "/sign-in", **SOMEBODY)
    call = f"PUT /cases/{KEY}/tabs/banking-information"
    assert producer.double.last(call).body["values"].items() >= BANK.items()


@covers("LOG-3", "EO-7")
@pytest.mark.parametrize("step", ["save", "continue", "upload"])
async def test_a_chosen_file_that_a_session_took_along_is_asked_for_again(
    producer, step
):
    here, double = f"/cases/{KEY}/e-and-o", producer.double
    page = await producer.open(here)
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    files = {"declaration_page": ("decl.pdf", b"%PDF-1.7", "application/pdf")}
    asked = await producer.post(here, page.form(here) | {"step": step}, files=files)
    assert CHOOSE_AGAIN in asked.text
    double.refuses("POST /sign-in", "wrong_password", "That is not right.")
    asked = await producer.send(asked, "/sign-in", **SOMEBODY)
    assert (asked.status, CHOOSE_AGAIN in asked.text) == (422, True)
    double.signs_in("producer")
    answer = await producer.send(asked, "/sign-in", **SOMEBODY)
    assert answer.location == f"{here}?saved=no-file"
    assert "Choose the file again" in (await producer.open(answer.location)).text


@covers("LOG-3")
async def test_without_a_chosen_file_nobody_is_asked_for_one(producer):
    here = f"/cases/{KEY}/e-and-o"
    asked = await too_late(producer, await producer.open(here), here, step="save")
    assert CHOOSE_AGAIN not in asked.text
    producer.double.refuses("POST /sign-in", "wrong_password", "That is not right.")
    asked = await producer.send(asked, "/sign-in", **SOMEBODY)
    assert "what you typed is kept" in asked.text
    assert CHOOSE_AGAIN not in asked.text


@covers("LOG-3", "PWD-2")
async def test_what_was_typed_outlives_a_temporary_password_too(producer):
    asked = await too_late(
        producer, await producer.open(BANKING), BANKING, step="save", **BANK
    )
    producer.double.signs_in("producer", must_change_password=True)
    change = await producer.send(asked, "/sign-in", **SOMEBODY)
    assert (change.status, change.heading) == (200, "Change Password")
    assert "session=" in change.response.headers["set-cookie"]
    assert BANK["account_number"] not in change.response.text
    here, new = "/change-password", "walnut harbor window"
    told = "The two new passwords differ."
    producer.double.refuses("POST /passwords/change", "new_password_refused", told)
    differ = await producer.send(change, here, new_password=new)
    assert differ.status == 422
    producer.double.signs_in("producer")
    both = {"new_password": new, "new_password_again": new}
    answer = await producer.send(differ, here, **both)
    assert answer.location == f"{BANKING}?check=1&saved=save"
    call = f"PUT /cases/{KEY}/tabs/banking-information"
    assert producer.double.last(call).body["values"].items() >= BANK.items()
