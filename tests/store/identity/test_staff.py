"""Recognizing staff who act on a command line."""

import pytest

from tests.support.covers import covers
from tests.support.identity_desk import GOOD_PASSWORD

TYPED = {"domain": "HCSC"}


async def confirm(desk, login: str, password: str):
    return await desk.call(
        "/staff/confirmations",
        TYPED | {"login_name": login, "password": password},
        purpose="change-rules",
    )


@covers("NEW-7")
async def test_a_name_and_its_password_tell_the_account_and_open_nothing(desk):
    login, password, _ = await desk.new_producer()
    answer = await confirm(desk, login, password)
    assert answer.status_code == 200
    assert set(answer.json()) == {"account_id", "login_name", "roles"}
    assert answer.json()["roles"] == ["producer"]
    async with desk.database.transaction() as tx:
        newest = await tx.fetchrow("select ended_at from sessions order by id desc")
    assert newest["ended_at"] is not None


@covers("NEW-7", "LOG-4")
async def test_wrong_passwords_are_counted_as_on_the_page(desk):
    login, password, _ = await desk.new_producer()
    codes = [(await confirm(desk, login, "a guess")).json()["code"] for _ in range(12)]
    assert codes[0] == "wrong_credentials"
    assert "too_many_tries" in codes
    assert (await confirm(desk, login, password)).status_code == 409


@covers("NEW-7")
async def test_a_temporary_password_signs_nothing(desk):
    claimed = await desk.claim(await desk.new_account())
    answer = await confirm(desk, claimed["login_name"], claimed["temporary_password"])
    assert answer.json()["code"] == "password_to_be_changed"


@covers("OPS-3")
@pytest.mark.parametrize("purpose", ["sign-in", "session", "send-message"])
async def test_only_the_case_service_may_ask_and_only_for_this(desk, purpose):
    typed = TYPED | {"login_name": "x", "password": GOOD_PASSWORD}
    answer = await desk.call("/staff/confirmations", typed, purpose=purpose)
    assert answer.status_code == 403
