"""Sessions: 45 idle minutes, 12 hours, and their end."""

import pytest

from identity_service.use_cases.forget_old_rows import forget_old_rows
from identity_service.use_cases.look_up_session import look_up_session
from tests.support.covers import covers
from tests.support.identity_desk import later


async def is_alive(desk, token, *, extend=False):
    answer = await desk.look_up(token, extend=extend)
    if answer.status_code == 200:
        return True
    assert (answer.status_code, answer.json()["code"]) == (409, "session_ended")
    return False


@pytest.fixture
async def token(desk):
    return (await desk.new_producer())[2]


@covers("LOG-3")
async def test_a_session_ends_after_45_minutes_without_activity(desk, token):
    later(desk, minutes=44, seconds=58)
    assert await is_alive(desk, token)
    later(desk, seconds=3)
    assert not await is_alive(desk, token)


@covers("LOG-3")
async def test_activity_begins_the_45_minutes_anew(desk, token):
    for _ in range(3):
        later(desk, minutes=40)
        assert await is_alive(desk, token, extend=True)


@covers("LOG-3")
async def test_a_look_up_that_is_no_activity_extends_nothing(desk, token):
    before = (await desk.look_up(token, extend=False)).json()["idle_ends_at"]
    later(desk, minutes=30)
    assert (await desk.look_up(token, extend=False)).json()["idle_ends_at"] == before
    later(desk, minutes=16)
    assert not await is_alive(desk, token)


async def test_twelve_hours_are_the_end_whatever_one_does(desk, token):
    for _ in range(17):
        later(desk, minutes=42)
        assert await is_alive(desk, token, extend=True)
    ends = (await desk.look_up(token)).json()
    assert ends["idle_ends_at"] == ends["ends_at"]
    later(desk, minutes=7)
    assert not await is_alive(desk, token)


@covers("LOG-2")
async def test_logout_ends_the_session_on_the_server(desk, token):
    for _ in range(2):
        answer = await desk.call("/sessions/end", {"token": token}, purpose="session")
        assert answer.status_code == 204
    assert not await is_alive(desk, token)


async def test_a_token_that_was_never_given_opens_nothing(desk):
    assert not await is_alive(desk, "x" * 43)
    assert not await is_alive(desk, "")


async def test_tokens_are_kept_as_hashes_only(desk, token):
    async with desk.database.transaction() as tx:
        rows = await tx.fetch("select * from sessions")
    stored = str([dict(row) for row in rows])
    assert token not in stored
    assert len(rows[0]["token_hash"]) == 32


async def test_what_is_long_over_is_forgotten_and_what_lives_is_not(desk, token):
    account_id = await desk.new_account()
    await desk.claim(account_id)
    await desk.claim(account_id)
    await desk.sign_in("CCC-00001", "wrong one")
    later(desk, hours=1)
    living = (await desk.new_producer())[2]
    async with desk.database.transaction() as tx:
        await forget_old_rows(tx)
        assert await tx.fetchval("select count(*) from sessions") > 1
    later(desk, days=31)
    async with desk.database.transaction() as tx:
        await forget_old_rows(tx)
        assert await tx.fetchval("select count(*) from sessions") == 0
        assert (
            await tx.fetchval("select count(*) from throttles where level < 100") == 0
        )
        claims = await tx.fetch(
            "select claim from temporary_passwords where account_id = $1", account_id
        )
    assert [row["claim"] for row in claims] == [2]
    assert not await is_alive(desk, living)


@pytest.mark.parametrize("extend", [True, False])
async def test_a_look_up_takes_one_statement_and_one_for_the_seal(desk, token, extend):
    later(desk, minutes=1)
    ran = []
    async with desk.database.transaction() as tx:
        with tx.connection.query_logger(lambda record: ran.append(record.query)):
            await look_up_session(tx, token=token, extend=extend)
    assert len(ran) == 2


async def test_a_page_with_its_pictures_writes_the_session_once(desk, token):
    later(desk, minutes=1)

    async def written():
        await desk.look_up(token)
        async with desk.database.transaction() as tx:
            return await tx.fetchval("select array_agg(xmin::text) from sessions")

    first = await written()
    assert await written() == first
    later(desk, seconds=1)
    assert await written() != first


async def test_a_look_up_wakes_no_job(desk, token):
    later(desk, minutes=1)
    async with desk.database.transaction() as tx:
        await look_up_session(tx, token=token, extend=True)
        assert not await tx.is_news()
