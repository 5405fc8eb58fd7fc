"""Changing a password."""

import asyncio

import pytest

from contracts.identity import PasswordChanged
from identity_service.domain.password_change import Findings, Replacement
from identity_service.domain.session import SessionEnded
from identity_service.use_cases.begin_password_change import begin_password_change
from identity_service.use_cases.finish_password_change import finish_password_change
from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.identity_desk import GOOD_PASSWORD, IdentityDesk, later

NEW = "copper meadow 41"


async def is_signed_in(desk, token):
    return (await desk.look_up(token, extend=False)).status_code == 200


@pytest.fixture
async def first_time(desk):
    """Somebody who has signed in with a temporary password."""
    claimed = await desk.claim(await desk.new_account())
    answer = await desk.sign_in(claimed["login_name"], claimed["temporary_password"])
    return claimed, answer.json()["token"]


@covers("PWD-2")
async def test_the_first_change_needs_no_other_password(desk, first_time):
    claimed, token = first_time
    answer = await desk.change(token, NEW)
    assert answer.status_code == 200
    assert answer.json()["session"]["must_change_password"] is False
    signed_in = await desk.sign_in(claimed["login_name"], NEW)
    assert signed_in.json()["session"]["must_change_password"] is False
    said = [PasswordChanged.read(raw) for raw in await desk.said("PasswordChanged")]
    assert str(said[-1].account_id) == signed_in.json()["session"]["account_id"]


async def test_a_change_gives_a_new_token_and_ends_every_other_session(desk):
    login_name, password, token = await desk.new_producer()
    elsewhere = (await desk.sign_in(login_name, password)).json()["token"]
    answer = await desk.change(token, NEW, current=password)
    fresh = answer.json()["token"]
    assert fresh not in {token, elsewhere}
    assert await is_signed_in(desk, fresh)
    assert not await is_signed_in(desk, token)
    assert not await is_signed_in(desk, elsewhere)
    assert (await desk.sign_in(login_name, password)).status_code == 409


@pytest.mark.parametrize("current", [None, "", "not the password"])
async def test_a_later_change_needs_the_current_password(desk, current):
    login_name, password, token = await desk.new_producer()
    answer = await desk.change(token, NEW, current=current)
    assert answer.json()["code"] == "current_password_wrong"
    assert await is_signed_in(desk, token)
    assert (await desk.sign_in(login_name, password)).status_code == 200


@covers("PWD-2")
@pytest.mark.parametrize("is_mistyped", [False, True])
async def test_all_that_is_wrong_is_told_at_once(desk, is_mistyped):
    login_name, password, token = await desk.new_producer()
    answer = await desk.change(
        token, "short", current="not the password", is_mistyped=is_mistyped
    )
    assert answer.json()["code"] == "current_password_wrong"
    (reason,) = answer.json()["reasons"]
    assert reason.startswith("It needs at least 8 characters")
    assert (await desk.sign_in(login_name, password)).status_code == 200


@covers("PWD-2")
@pytest.mark.parametrize(("new", "reasons"), [(NEW, 0), ("short", 1)])
async def test_what_is_another_the_second_time_is_never_set(desk, new, reasons):
    login_name, password, token = await desk.new_producer()
    answer = await desk.change(token, new, current=password, is_mistyped=True)
    assert answer.json()["code"] == "new_password_refused"
    assert len(answer.json()["reasons"]) == reasons
    assert await is_signed_in(desk, token)
    assert (await desk.sign_in(login_name, password)).status_code == 200
    assert (await desk.sign_in(login_name, new)).status_code == 409


async def test_the_current_password_cannot_be_guessed_here_either(desk):
    _, password, token = await desk.new_producer()
    for _ in range(3):
        answer = await desk.change(token, NEW, current="a guess of mine")
        assert answer.json()["code"] == "current_password_wrong"
    answer = await desk.change(token, NEW, current=password)
    assert answer.json()["code"] == "too_many_tries"
    later(desk, seconds=2)
    assert (await desk.change(token, NEW, current=password)).status_code == 200


@covers("PWD-2")
@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("short", "at least 8 characters"),
        ("password1", "common passwords"),
        ("maria-zebra", "email address"),
        ("unusual.zebra", "email address"),
        ("hcsc forever", "hcsc"),
    ],
)
async def test_a_refused_password_says_why_and_changes_nothing(
    desk, first_time, new, why
):
    claimed, token = first_time
    answer = await desk.change(token, new)
    assert answer.json()["code"] == "new_password_refused"
    assert any(why in reason for reason in answer.json()["reasons"])
    assert await is_signed_in(desk, token)
    again = await desk.sign_in(claimed["login_name"], claimed["temporary_password"])
    assert again.status_code == 200


@covers("PWD-2")
@pytest.mark.parametrize("change", [str, str.lower, lambda plain: f" {plain} "])
async def test_the_temporary_password_is_refused_however_it_is_typed(
    desk, first_time, change
):
    claimed, token = first_time
    answer = await desk.change(token, change(claimed["temporary_password"]))
    assert "It is your temporary password." in answer.json()["reasons"]


@covers("PWD-2")
async def test_the_user_id_is_refused(desk, first_time):
    claimed, token = first_time
    answer = await desk.change(token, f"{claimed['login_name']}-zebra")
    assert "It contains your User ID." in answer.json()["reasons"]


@covers("PWD-2")
async def test_the_npn_is_refused_once_it_is_known(desk, first_time):
    _, token = first_time
    desk.neighbors.npn = "18402937"
    answer = await desk.change(token, "zebra 18402937")
    assert "National Producer Number" in answer.json()["reasons"][0]


async def test_the_change_goes_on_while_nobody_can_tell_the_npn(desk, first_time):
    _, token = first_time
    desk.neighbors.down = True
    assert (await desk.change(token, NEW)).status_code == 200


async def test_a_change_with_an_ended_session_is_refused(desk, first_time):
    _, token = first_time
    later(desk, minutes=46)
    answer = await desk.change(token, NEW)
    assert answer.json()["code"] == "session_ended"


@covers("PWD-2")
async def test_a_good_password_of_the_manual_is_too_short_for_the_strict_profile(
    database, desk, clock, token_keys
):
    strict = IdentityDesk(
        database,
        passwords=desk.passwords,
        clock=clock,
        keys=token_keys,
        profile="strict",
    )
    claimed = await strict.claim(await strict.new_account())
    answer = await strict.sign_in(claimed["login_name"], claimed["temporary_password"])
    token = answer.json()["token"]
    refused = await strict.change(token, "zebra-41")
    assert "at least 15" in refused.json()["reasons"][0]
    assert (await strict.change(token, GOOD_PASSWORD)).status_code == 200
    await strict.http.aclose()


async def somebody_waits(database):
    """Tell whether a statement waits for another transaction to end."""
    async with database.transaction() as tx:
        return await tx.fetchval(
            "select exists (select from pg_locks where not granted and pid in "
            "(select pid from pg_stat_activity where datname = current_database()))"
        )


@covers("PWD-2", "LOG-2")
async def test_of_two_changes_at_once_only_the_first_counts(desk, database):
    _, _, token = await desk.new_producer()
    async with database.transaction() as tx:
        change = await begin_password_change(tx, token=token, subjects=desk.subjects)

    async def finish(tx, new):
        await finish_password_change(
            tx,
            change=change,
            findings=Findings(current_is_right=True, reasons=()),
            new=Replacement(hashed=new, token=new),
            subjects=desk.subjects,
        )

    async def change_again():
        async with database.transaction() as tx:
            await finish(tx, "the second")

    async with database.transaction() as tx:
        await finish(tx, "the first")
        second = asyncio.create_task(change_again())
        await eventually(somebody_waits, database)
    with pytest.raises(SessionEnded):
        await second
