"""Are only our own forms taken, and is nothing typed lost?"""

from datetime import timedelta

import pytest

from chassis import clock
from contracts.words import Tab
from gateway.pages.frame import page_of
from gateway.session import FormMaker, Sealer
from tests.support.covers import covers
from tests.support.gateway_site import SEALING_KEY
from tests.support.gateway_values import KEY, a_session, a_tab, an_overview

GENERAL = f"/cases/{KEY}/general"
SOMEBODY = {"login_name": "psample", "password": "opensesame"}
TYPED = {"email": "pat@example.com", "primary_city": "Austin"}


async def test_a_form_without_our_token_is_refused(producer):
    page = await producer.open(GENERAL)
    answer = await producer.send(page, GENERAL, **{"form_token": "made up"})
    assert (answer.status, answer.heading) == (403, "This form cannot be taken")
    assert not producer.double.was_asked(f"PUT /cases/{KEY}/tabs/general")


async def test_a_form_of_another_account_is_refused(producer):
    other = FormMaker(a_session("recruiter").account_id, a_session().session_id)
    token = Sealer(SEALING_KEY).form_token(other)
    answer = await producer.post(GENERAL, {"form_token": token})
    assert answer.status == 403


async def test_the_sign_in_form_of_another_browser_is_refused(visitor):
    page = await visitor.open("/sign-in")
    visitor.client.cookies.clear()
    answer = await visitor.send(page, "/sign-in", **SOMEBODY)
    assert answer.status == 403
    assert not visitor.double.was_asked("POST /sign-in")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_a_form_sent_from_another_site_is_refused(producer, headers):
    page = await producer.open(GENERAL)
    answer = await producer.post(GENERAL, page.form(GENERAL), headers=headers)
    assert answer.status == 403
    assert not producer.double.was_asked(f"PUT /cases/{KEY}/tabs/general")


@covers("LOG-3")
async def test_what_was_typed_into_an_ended_session_is_saved_after_sign_in(producer):
    page = await producer.open(GENERAL)
    double = producer.double
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    asked = await producer.send(page, GENERAL, step="save", **TYPED)
    assert (asked.status, asked.heading) == (401, "Sign in")
    assert "what you typed is kept" in asked.text
    assert "pat@example.com" not in asked.response.text
    double.signs_in("producer")
    answer = await producer.send(asked, "/sign-in", **SOMEBODY)
    saved = double.last(f"PUT /cases/{KEY}/tabs/general")
    assert saved.body["values"]["email"] == "pat@example.com"
    assert saved.headers["if-match"] == "3"
    assert answer.location == f"{GENERAL}?check=1&saved=save"
    assert "session=" in answer.response.headers["set-cookie"]


@covers("LOG-3")
async def test_long_explanations_outlive_a_session_too(producer):
    here = f"/cases/{KEY}/background-questionnaire"
    page = await producer.open(here)
    typed = {f"explanation_{number}": "说明" * 2000 for number in range(1, 11)}
    double = producer.double
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    asked = await producer.send(page, here, step="save", **typed)
    double.signs_in("producer")
    await producer.send(asked, "/sign-in", **SOMEBODY)
    saved = double.last(f"PUT /cases/{KEY}/tabs/background-questionnaire").body
    assert saved["values"]["explanation_10"] == typed["explanation_10"]


@covers("LOG-3", "TAB-3")
async def test_a_kept_form_is_checked_against_newer_work_too(producer):
    page = await producer.open(GENERAL)
    double = producer.double
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    asked = await producer.send(page, GENERAL, step="save", **TYPED)
    double.signs_in("producer")
    newer = a_tab(Tab.GENERAL, version=9).model_dump(mode="json")
    put = f"PUT /cases/{KEY}/tabs/general"
    double.refuses(put, "stale_version", "Saved elsewhere.", newer=newer)
    page = await producer.send(asked, "/sign-in", **SOMEBODY)
    assert (page.status, page.heading) == (409, "Two versions of General")


@covers("LOG-3")
async def test_a_kept_form_is_not_given_to_another_account(producer):
    page = await producer.open(GENERAL)
    double = producer.double
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    asked = await producer.send(page, GENERAL, step="save", **TYPED)
    double.signs_in("recruiter")
    answer = await producer.send(asked, "/sign-in", **SOMEBODY)
    assert answer.location == "/?notice=not-kept"
    assert not double.was_asked(f"PUT /cases/{KEY}/tabs/general")


def test_a_kept_form_is_given_back_for_half_an_hour_and_only_unaltered():
    sealer, now = Sealer(SEALING_KEY), clock.now()
    maker = FormMaker(a_session().account_id, a_session().session_id)
    sealed = sealer.keep(maker, path=GENERAL, fields=(("email", "x"),), now=now)
    account = maker.account_id

    def given(text: str, minutes: int):
        later = now + timedelta(minutes=minutes)
        return sealer.open(text, account_id=account, now=later)

    kept = given(sealed, 29)
    assert kept is not None
    assert (kept.path, kept.get("email")) == (GENERAL, "x")
    late = given(sealed, 31)
    assert late is not None
    assert (late.is_late, late.fields) == (True, ())
    assert given(sealed[:-6] + "AAAA==", 1) is None
    assert given("not even sealed", 1) is None


@covers("LOG-3")
async def test_submitting_is_not_replayed_but_pressed_again(producer):
    ready = an_overview(can_submit=True)
    producer.double.has_check(overview=ready, tabs=(a_tab(Tab.GENERAL),))
    page = await producer.open(f"/cases/{KEY}/check")
    double = producer.double
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    asked = await producer.send(page, f"/cases/{KEY}/check", step="submit")
    double.signs_in("producer")
    answer = await producer.send(asked, "/sign-in", **SOMEBODY)
    assert answer.location == f"/cases/{KEY}/check"
    assert not double.was_asked(f"POST /cases/{KEY}/submission")


async def test_a_form_older_than_the_session_is_offered_again(producer):
    page = await producer.open(GENERAL)
    fields = page.form(GENERAL) | TYPED
    older = FormMaker(a_session().account_id, a_session("support").session_id)
    fields["form_token"] = Sealer(SEALING_KEY).form_token(older)
    again = await producer.post(GENERAL, fields)
    assert (again.status, again.heading) == (
        409,
        "This form is older than your session",
    )
    assert not producer.double.was_asked(f"PUT /cases/{KEY}/tabs/general")
    await producer.send(again, GENERAL)
    saved = producer.double.last(f"PUT /cases/{KEY}/tabs/general")
    assert saved.body["values"]["email"] == "pat@example.com"


async def test_a_service_that_is_away_loses_nothing_that_was_typed(producer):
    page = await producer.open(GENERAL)
    producer.double.is_away = True
    sorry = await producer.send(page, GENERAL, step="save", **TYPED)
    assert sorry.status == 503
    assert "Nothing that was saved is lost" in sorry.text
    assert sorry.response.headers["retry-after"] == "30"
    producer.double.is_away = False
    await producer.send(sorry, GENERAL)
    saved = producer.double.last(f"PUT /cases/{KEY}/tabs/general")
    assert saved.body["values"]["email"] == "pat@example.com"


async def test_a_body_larger_than_any_form_is_refused(producer):
    page = await producer.open(GENERAL)
    answer = await producer.send(page, GENERAL, email="x" * 400_000)
    assert answer.status == 413


async def test_a_script_is_told_that_the_session_ended(visitor):
    answer = await visitor.open("/session", Accept="application/json")
    assert answer.status == 401


@pytest.mark.parametrize(
    ("path", "page"),
    [
        (f"/cases/{KEY}/general", f"/cases/{KEY}/general"),
        (f"/cases/{KEY}/start/ssn", f"/cases/{KEY}/start"),
        (f"/cases/{KEY}/esignature/finish", f"/cases/{KEY}/esignature"),
        (f"/cases/{KEY}/esignature/w-9/shown", f"/cases/{KEY}/esignature/w-9"),
        (f"/cases/{KEY}/start", f"/cases/{KEY}/start"),
        ("/session", "/"),
    ],
)
def test_an_address_that_takes_forms_only_belongs_to_a_page(path, page):
    assert page_of(path) == page


@covers("NEW-10")
async def test_an_answer_to_a_form_names_the_page_to_come_back_to(producer):
    here = f"/cases/{KEY}/start"
    page = await producer.open(here)
    assert "data-get" not in page.page.find("body").attrib
    call = f"POST {here}/ssn"
    producer.double.refuses(call, "ssn_refused", "Not a number.", status=422)
    again = await producer.send(page, f"{here}/ssn", ssn="1")
    assert again.page.find("body").get("data-get") == here
