"""Does one get in, and only so?"""

import pytest

from contracts.api.case import CaseList
from contracts.api.identity import SessionLookUp
from tests.support.covers import covers
from tests.support.gateway_double import ServicesDouble
from tests.support.gateway_values import KEY
from tests.support.gateway_visitor import a_visitor

SIGN_IN = "/sign-in"
SOMEBODY = {"login_name": "psample", "password": "opensesame"}


@covers("LOG-1")
async def test_the_domain_is_prefilled(visitor):
    page = await visitor.open(SIGN_IN)
    assert page.heading == "Sign in"
    assert {"Login Name", "Password", "Domain"} <= page.labels()
    assert page.form(SIGN_IN)["domain"] == "HCSC"


@covers("LOG-1")
async def test_signing_in_gives_a_cookie_that_scripts_cannot_read(visitor):
    visitor.double.signs_in("producer")
    page = await visitor.open(SIGN_IN)
    answer = await visitor.send(page, SIGN_IN, **SOMEBODY | {"login_name": " psample "})
    assert (answer.status, answer.location) == (303, "/")
    cookie = answer.response.headers["set-cookie"]
    assert cookie.startswith("session=a-session-token;")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert visitor.double.last("POST /sign-in").body["login_name"] == "psample"


async def test_over_https_the_cookie_is_bound_to_the_host():
    double = ServicesDouble()
    double.signs_in("producer")
    visitor = a_visitor(double, public_url="https://producers.example")
    visitor.client.base_url = "https://testserver"
    page = await visitor.open(SIGN_IN)
    answer = await visitor.post(
        SIGN_IN,
        page.form(SIGN_IN) | {"login_name": "a", "password": "b"},
        headers={"Origin": "https://testserver"},
    )
    cookie = answer.response.headers["set-cookie"]
    assert cookie.startswith("__Host-session=")
    assert "Secure" in cookie
    assert "max-age=63072000" in answer.response.headers["strict-transport-security"]


@covers("LOG-4")
async def test_a_wrong_password_keeps_the_name_but_not_the_password(visitor):
    visitor.double.refuses(
        "POST /sign-in", "wrong_credentials", "Login Name or Password is wrong."
    )
    page = await visitor.open(SIGN_IN)
    again = await visitor.send(page, SIGN_IN, **SOMEBODY)
    assert again.status == 422
    assert again.title.startswith("Error: ")
    assert "Login Name or Password is wrong." in again.text
    assert again.form(SIGN_IN)["login_name"] == "psample"
    assert "opensesame" not in again.response.text


@covers("PWD-1")
async def test_an_expired_temporary_password_says_where_to_get_a_new_one(visitor):
    visitor.double.refuses(
        "POST /sign-in", "temporary_password_expired", "It has expired; get a new one."
    )
    page = await visitor.open(SIGN_IN)
    again = await visitor.send(page, SIGN_IN, **SOMEBODY)
    assert "It has expired; get a new one." in again.text
    assert again.links()["Get My Password"] == "/get-my-password"


async def test_too_many_tries_are_answered_so(visitor):
    visitor.double.refuses(
        "POST /sign-in", "too_many_tries", "Wait 30 seconds.", wait_seconds=30
    )
    page = await visitor.open(SIGN_IN)
    again = await visitor.send(page, SIGN_IN, **SOMEBODY)
    assert again.status == 429


@covers("INV-3")
async def test_the_link_of_a_case_lands_there_after_sign_in(visitor):
    asked = await visitor.open(f"/c/{KEY}")
    assert asked.location == f"/sign-in?next=/c/{KEY}"
    page = await visitor.open(asked.location)
    visitor.double.signs_in("producer")
    answer = await visitor.send(page, SIGN_IN, **SOMEBODY)
    assert answer.location == f"/c/{KEY}"
    visitor.client.cookies.set("session", "a-session-token")
    assert (await visitor.open(f"/c/{KEY}")).location == f"/cases/{KEY}/general"


@covers("INV-2")
async def test_the_link_of_another_account_gets_a_page_that_says_so(producer):
    page = await producer.open("/c/PP-2026-ABCDEF")
    assert page.status == 403
    assert page.heading == "This link belongs to another account"


@covers("INV-3", "OPS-5")
@pytest.mark.parametrize("path", [f"/c/{KEY}", "/"])
async def test_who_comes_before_the_case_has_heard_of_the_account_waits_for_it(
    producer, path
):
    producer.double.says("GET /cases", CaseList(cases=()))
    producer.double.refuses(f"GET /cases/{KEY}", "not_found", "No case.", status=404)
    page = await producer.open(path)
    assert "Your onboarding case is being prepared." in page.text
    assert page.links()["Look again now"] == path
    (main,) = page.page.xpath("//main")
    assert (main.get("data-refresh"), main.get("data-state")) == ("preparing",) * 2
    assert page.page.xpath("//noscript/meta[@http-equiv='refresh']")


@covers("INV-3")
@pytest.mark.parametrize("role", ["recruiter", "operator"])
async def test_nobody_else_is_told_to_wait_for_a_case_that_is_not_theirs(
    signed_in, role
):
    page = await signed_in(role).open("/c/PP-2026-ABCDEF")
    assert page.heading == "This link belongs to another account"


@pytest.mark.parametrize(
    "wanted",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"],
)
async def test_sign_in_never_leads_to_another_site(visitor, wanted):
    visitor.double.signs_in("producer")
    page = await visitor.open(SIGN_IN)
    answer = await visitor.send(page, SIGN_IN, **SOMEBODY, next=wanted)
    assert answer.location == "/"


@covers("PWD-2")
async def test_a_temporary_password_opens_nothing_but_its_change(signed_in):
    visitor = signed_in("producer", must_change_password=True)
    assert (await visitor.open("/")).location == "/change-password"
    page = await visitor.open("/change-password")
    assert page.heading == "Change Password"
    assert "Current password" not in page.labels()
    assert "15 characters" in page.text


@covers("PWD-3")
async def test_get_my_password_asks_for_the_login_name_that_was_left_empty(visitor):
    page = await visitor.open("/get-my-password")
    answer = await visitor.send(page, "/get-my-password", login_name=" ")
    assert answer.status == 422
    assert answer.links()["Enter your Login Name."] == "#login_name"


@covers("PWD-3")
async def test_get_my_password_answers_the_same_for_everybody(visitor):
    page = await visitor.open("/get-my-password")
    visitor.double.says("POST /passwords/forgotten", None, status=202)
    answer = await visitor.send(page, "/get-my-password", login_name="whoever")
    assert answer.location == "/get-my-password?sent=1"
    assert "If there is an account" in (await visitor.open(answer.location)).text


@covers("LOG-2")
async def test_exit_asks_and_logout_ends_the_session_on_the_server(producer):
    page = await producer.open("/exit")
    assert page.heading == "Do you want to leave?"
    assert {"Return", "Logout"} <= page.buttons()
    back = await producer.send(page, "/exit", step="return", back=f"/cases/{KEY}/check")
    assert back.location == f"/cases/{KEY}/check"
    producer.double.says("POST /sessions/end", None)
    gone = await producer.send(page, "/exit", step="logout")
    assert gone.location == "/sign-in"
    assert producer.double.was_asked("POST /sessions/end")
    assert "Max-Age=0" in gone.response.headers["set-cookie"]


@covers("LOG-3")
async def test_asking_how_long_the_session_lasts_does_not_prolong_it(producer):
    answer = await producer.open("/session", Accept="application/json")
    assert 0 < answer.response.json()["idle"] <= 45 * 60
    assert not producer.double.last("POST /sessions/look-up").body["extend"]
    page = await producer.open("/exit")
    await producer.post("/session", page.form("/session"))
    asked = producer.double.last("POST /sessions/look-up").body
    assert SessionLookUp.model_validate(asked).extend


async def test_a_page_that_looks_again_by_itself_does_not_prolong_the_session(producer):
    await producer.open(f"/cases/{KEY}/start", **{"X-Poll": "1"})
    assert not producer.double.last("POST /sessions/look-up").body["extend"]


@covers("LOG-2")
@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("producer", "You can come back with your link at any time."),
        ("reviewer", "You can sign in again at any time."),
    ],
)
async def test_exit_says_how_to_come_back(signed_in, role, words):
    assert words in (await signed_in(role).open("/exit")).text
