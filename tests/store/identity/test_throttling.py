"""Guessing: it slows down, and in the end it locks."""

import asyncio
from uuid import uuid4

import pytest

from contracts.identity import AccountLocked, AccountUnlocked
from identity_service.domain.account import Person
from identity_service.domain.throttle import FAILURES_OF_ACCOUNT
from identity_service.use_cases.create_staff import NewStaff, create_staff
from tests.support.covers import covers
from tests.support.identity_desk import ADDRESS, GOOD_PASSWORD, later


@covers("LOG-4")
@pytest.mark.parametrize("exists", [True, False])
async def test_failures_slow_down_known_and_unknown_user_ids_alike(desk, exists):
    login_name = (await desk.new_producer())[0] if exists else "YYY-99999"
    for _ in range(3):
        answer = await desk.sign_in(login_name, "wrong one")
        assert answer.json()["code"] == "wrong_credentials"
    answer = await desk.sign_in(login_name, "wrong one")
    assert answer.json()["code"] == "too_many_tries"
    assert answer.json()["wait_seconds"] == 1
    later(desk, seconds=1)
    assert (await desk.sign_in(login_name, "wrong one")).json()["code"] == (
        "wrong_credentials"
    )
    waiting = await desk.sign_in(login_name, "wrong one")
    assert waiting.json()["wait_seconds"] == 2


@covers("LOG-4")
async def test_even_the_right_password_waits(desk):
    login_name, password, _ = await desk.new_producer()
    for _ in range(3):
        await desk.sign_in(login_name, "wrong one")
    assert (await desk.sign_in(login_name, password)).json()["code"] == "too_many_tries"
    later(desk, seconds=2)
    assert (await desk.sign_in(login_name, password)).status_code == 200
    assert (await desk.sign_in(login_name, "wrong one")).json()["code"] == (
        "wrong_credentials"
    )


@covers("LOG-4")
async def test_tries_at_once_are_counted_before_they_are_looked_at(desk):
    login_name, _, _ = await desk.new_producer()
    answers = await asyncio.gather(
        *(desk.sign_in(login_name, f"guess number {n}") for n in range(9))
    )
    codes = [answer.json()["code"] for answer in answers]
    assert codes.count("wrong_credentials") == 3
    assert codes.count("too_many_tries") == 6


async def fail_until(desk, login_name, failures):
    subject = desk.subjects.of_login(tenant="HCSC", login_name=login_name)
    async with desk.database.transaction() as tx:
        await tx.execute(
            "insert into throttles (kind, subject, level, counted_at, blocked_until)"
            " values ($1, $2, $3, $4, $4) on conflict (kind, subject)"
            " do update set level = $3, blocked_until = $4",
            FAILURES_OF_ACCOUNT.kind,
            subject,
            float(failures),
            tx.now,
        )


@covers("LOG-4")
@pytest.mark.parametrize("exists", [True, False])
async def test_the_hundredth_failure_locks_known_and_unknown_alike(desk, exists):
    login_name = (await desk.new_producer())[0] if exists else "ZZZ-99999"
    await fail_until(desk, login_name, 99)
    last = await desk.sign_in(login_name, "wrong one")
    assert last.json()["code"] == "wrong_credentials"
    later(desk, days=3)
    locked = await desk.sign_in(login_name, GOOD_PASSWORD)
    assert locked.json()["code"] == "account_locked"
    assert "855-782-4272" in locked.json()["detail"]


@covers("LOG-4", "WHO-4")
async def test_support_sees_the_lock_and_opens_it(desk):
    login_name, password, _ = await desk.new_producer()
    async with desk.database.transaction() as tx:
        row = await tx.fetchrow(
            "select id, case_id from accounts where login_name = $1", login_name
        )
    await fail_until(desk, login_name, 99)
    await desk.sign_in(login_name, "wrong one")
    locked = [AccountLocked.read(raw) for raw in await desk.said("AccountLocked")]
    assert (locked[-1].account_id, locked[-1].case_id) == (row["id"], row["case_id"])

    path = f"/accounts/by-case/{row['case_id']}"
    shown = await desk.call_as("support", path)
    assert shown.json()["locked"] is True
    assert shown.json()["login_name"] == login_name
    unlocked = await desk.call_as(
        "support", f"/accounts/{row['id']}/unlock", method="POST"
    )
    assert unlocked.json()["locked"] is False
    said = [AccountUnlocked.read(raw) for raw in await desk.said("AccountUnlocked")]
    assert said[-1].account_id == row["id"]
    async with desk.database.transaction() as tx:
        deeds = await tx.fetch(
            "select what, by_account from account_history where account_id = $1",
            row["id"],
        )
    assert [(deed["what"], deed["by_account"]) for deed in deeds] == [
        ("unlocked", said[-1].by_account)
    ]
    assert (await desk.sign_in(login_name, password)).status_code == 200


@covers("LOG-4", "WHO-4")
async def test_support_opens_accounts_of_producers_and_an_operator_those_of_staff(desk):
    person = Person("Robin", "Reviewer", "robin@example.com")
    staff = NewStaff("HCSC", f"robin-{uuid4().hex[:8]}", "reviewer", person)
    async with desk.database.transaction() as tx:
        account_id = await create_staff(tx, staff=staff, hashed="$argon2id$")
    path = f"/accounts/{account_id}/unlock"
    refused = await desk.call_as("support", path, method="POST")
    assert refused.status_code == 404
    opened = await desk.call_as("operator", path, method="POST")
    assert opened.status_code == 200


async def test_one_address_that_fails_everywhere_has_to_wait(desk):
    address = "198.51.100.77"
    login_name, password, _ = await desk.new_producer()
    for n in range(30):
        await desk.sign_in(f"AAA-{n:05}", "wrong one", address=address)
    answer = await desk.sign_in(login_name, password, address=address)
    assert answer.json()["code"] == "too_many_tries"
    assert (await desk.sign_in(login_name, password)).status_code == 200


async def test_addresses_and_unknown_login_names_are_not_stored_readably(desk):
    await desk.sign_in("a-password-typed-by-mistake", "x", address=ADDRESS)
    async with desk.database.transaction() as tx:
        rows = await tx.fetch("select * from throttles")
    stored = " ".join(str(dict(row)) for row in rows)
    assert ADDRESS not in stored
    assert "apasswordtypedbymistake" not in stored
