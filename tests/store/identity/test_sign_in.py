"""Signing in: what opens, what does not, and what nobody learns from it."""

import pytest

from tests.support.covers import covers
from tests.support.identity_desk import later


@covers("LOG-1")
async def test_the_permanent_password_opens_a_session(desk):
    login_name, password, _ = await desk.new_producer()
    answer = await desk.sign_in(f" {login_name.lower()} ", password, domain=" hcsc ")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    session = answer.json()["session"]
    assert session["login_name"] == login_name
    assert session["display_name"] == "Maria Unusualname"
    assert session["roles"] == ["producer"]
    assert session["tenant"] == "HCSC"
    assert session["must_change_password"] is False
    assert len(answer.json()["token"]) >= 43


@covers("LOG-1", "LOG-4")
@pytest.mark.parametrize(
    ("right_name", "domain"), [(True, "HCSC"), (False, "HCSC"), (True, "NOBODY")]
)
async def test_nobody_learns_what_of_the_three_was_wrong(desk, right_name, domain):
    login_name, _, _ = await desk.new_producer()
    typed = login_name if right_name else "XXX-99999"
    answer = await desk.sign_in(typed, "not the password", domain=domain)
    assert answer.status_code == 409
    body = answer.json()
    del body["correlation_id"]
    assert body == {
        "type": "about:blank",
        "title": "Conflict",
        "status": 409,
        "code": "wrong_credentials",
        "detail": "The Login Name, Password or Domain is not correct. Check all three "
        "and try again.",
    }


@covers("LOG-4")
@pytest.mark.parametrize("typed", ["not the password", "7KQ4MX2H"])
async def test_an_unknown_user_id_costs_the_same_hashing(desk, monkeypatch, typed):
    claimed = await desk.claim(await desk.new_account())
    verified = []
    real = desk.passwords._verify
    monkeypatch.setattr(
        desk.passwords, "_verify", lambda *args: (verified.append(1), real(*args))[1]
    )
    await desk.sign_in(claimed["login_name"], typed)
    of_known = len(verified)
    await desk.sign_in("XXX-99999", typed)
    assert len(verified) == 2 * of_known


@covers("WHO-4")
async def test_support_of_another_domain_finds_no_account(desk):
    account_id = await desk.new_account()
    async with desk.database.transaction() as tx:
        case_id = await tx.fetchval(
            "select case_id from accounts where id = $1", account_id
        )
    for method, path in (
        ("GET", f"/accounts/by-case/{case_id}"),
        ("POST", f"/accounts/{account_id}/unlock"),
    ):
        answer = await desk.call_as("support", path, tenant="BCBS", method=method)
        assert answer.status_code == 404


async def test_only_support_looks_at_accounts(desk):
    for role in ("producer", "recruiter", "reviewer"):
        answer = await desk.call_as(role, "/accounts/by-case/" + "0" * 32)
        assert answer.status_code == 403


async def test_an_outdated_hash_is_renewed_when_its_password_is_typed(
    desk, monkeypatch
):
    login_name, password, _ = await desk.new_producer()
    monkeypatch.setattr(desk.passwords, "is_outdated", lambda _: True)

    async def stored() -> str:
        async with desk.database.transaction() as tx:
            found: str = await tx.fetchval(
                "select password_hash from accounts where login_name = $1", login_name
            )
        return found

    before = await stored()
    assert (await desk.sign_in(login_name, password)).status_code == 200
    assert await stored() != before
    monkeypatch.undo()
    assert await desk.passwords.matches(await stored(), password)


@pytest.mark.parametrize(
    "path",
    [
        "/sign-in",
        "/passwords/forgotten",
        "/sessions/look-up",
        "/sessions/end",
        "/passwords/change",
        "/temporary-passwords/claims",
    ],
)
async def test_no_route_answers_without_a_token_or_for_another_purpose(desk, path):
    assert (await desk.http.post(path, json={})).status_code == 401
    assert (await desk.call(path, {}, purpose="another")).status_code == 403


@covers("LOG-1")
@pytest.mark.parametrize("odd", ["\x00", "KMT\x0048273", "\U0001f4a9" * 5000, "'; --"])
async def test_odd_signs_in_a_login_name_or_domain_are_just_wrong(desk, odd):
    for name, domain in ((odd, "HCSC"), ("KMT-48273", odd)):
        answer = await desk.sign_in(name, "not the password", domain=domain)
        assert answer.json()["code"] == "wrong_credentials"
        later(desk, hours=2)
