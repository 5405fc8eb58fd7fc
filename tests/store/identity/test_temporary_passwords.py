"""Temporary passwords: one at a time, thirty minutes, five tries."""

import asyncio

import pytest

from contracts.identity import TemporaryPasswordRequested
from tests.support.covers import covers
from tests.support.identity_desk import later


@pytest.fixture
async def account_id(desk):
    return await desk.new_account()


@covers("PWD-1", "PWD-2")
async def test_the_first_sign_in_forces_a_change(desk, account_id):
    claimed = await desk.claim(account_id)
    assert claimed["valid_minutes"] == 30
    assert claimed["email"] == "maria.unusual@example.com"
    answer = await desk.sign_in(claimed["login_name"], claimed["temporary_password"])
    assert answer.json()["session"]["must_change_password"] is True


@covers("PWD-1")
async def test_it_works_again_until_it_is_changed(desk, account_id):
    claimed = await desk.claim(account_id)
    typed = f"  {claimed['temporary_password'].lower()}\n"
    for _ in range(4):
        answer = await desk.sign_in(claimed["login_name"], typed)
        assert answer.status_code == 200
    changed = await desk.change(answer.json()["token"], "walnut harbor lantern")
    assert changed.status_code == 200
    late = await desk.sign_in(claimed["login_name"], claimed["temporary_password"])
    assert late.json()["code"] == "temporary_password_expired"


@covers("PWD-1")
async def test_it_expires_after_thirty_minutes_and_offers_a_new_one(desk, account_id):
    claimed = await desk.claim(account_id)
    later(desk, minutes=29, seconds=58)
    login_name, plain = claimed["login_name"], claimed["temporary_password"]
    assert (await desk.sign_in(login_name, plain)).status_code == 200
    later(desk, seconds=3)
    answer = await desk.sign_in(login_name, plain)
    assert answer.json()["code"] == "temporary_password_expired"
    assert "Get My Password" in answer.json()["detail"]


@covers("PWD-1", "INV-4")
async def test_a_new_one_ends_the_one_before(desk, account_id):
    first, second = await desk.claim(account_id), await desk.claim(account_id)
    assert (first["claim"], second["claim"]) == (1, 2)
    login_name = first["login_name"]
    replaced = await desk.sign_in(login_name, first["temporary_password"])
    assert replaced.json()["code"] == "temporary_password_replaced"
    answer = await desk.sign_in(login_name, second["temporary_password"])
    assert answer.status_code == 200


@covers("PWD-1")
async def test_claims_at_once_leave_exactly_one_that_works(desk, account_id):
    claims = await asyncio.gather(*(desk.claim(account_id) for _ in range(5)))
    assert sorted(claimed["claim"] for claimed in claims) == [1, 2, 3, 4, 5]
    async with desk.database.transaction() as tx:
        valid = await tx.fetchval(
            "select count(*) from temporary_passwords"
            " where account_id = $1 and voided_at is null",
            account_id,
        )
    assert valid == 1


async def test_five_wrong_tries_close_it(desk, account_id):
    claimed = await desk.claim(account_id)
    for _ in range(5):
        answer = await desk.sign_in(claimed["login_name"], "7KQ4MX2H")
        assert answer.json()["code"] == "wrong_credentials"
        later(desk, minutes=1)
    late = await desk.sign_in(claimed["login_name"], claimed["temporary_password"])
    assert late.json()["code"] == "temporary_password_expired"
    assert "too many wrong tries" in late.json()["detail"]


async def test_a_replaced_one_is_no_wrong_try_at_the_new_one(desk, account_id):
    first, second = await desk.claim(account_id), await desk.claim(account_id)
    login_name = first["login_name"]
    for _ in range(6):
        answer = await desk.sign_in(login_name, first["temporary_password"])
        assert answer.json()["code"] == "temporary_password_replaced"
    newest = await desk.sign_in(login_name, second["temporary_password"])
    assert newest.status_code == 200


@covers("LOG-4")
async def test_a_replaced_one_is_no_way_to_guess_without_waiting(desk, account_id):
    first = await desk.claim(account_id)
    await desk.claim(account_id)
    codes = []
    for _ in range(4):
        answer = await desk.sign_in(first["login_name"], "a guess at the other")
        codes.append(answer.json()["code"])
        await desk.sign_in(first["login_name"], first["temporary_password"])
    assert codes == ["wrong_credentials"] * 3 + ["too_many_tries"]


async def test_only_its_hash_is_kept(desk, account_id):
    claimed = await desk.claim(account_id)
    async with desk.database.transaction() as tx:
        rows = await tx.fetch(
            "select * from temporary_passwords where account_id = $1", account_id
        )
    assert claimed["temporary_password"] not in str([dict(row) for row in rows])
    assert rows[0]["hash"].startswith("$argon2id$")


@covers("INV-4")
async def test_a_resent_invitation_ends_the_older_one_but_not_its_own(desk, account_id):
    older = await desk.claim(account_id)
    later(desk, seconds=1)
    async with desk.database.transaction() as tx:
        case_id = await tx.fetchval(
            "select case_id from accounts where id = $1", account_id
        )
    await desk.resend(case_id, account_id)
    answer = await desk.sign_in(older["login_name"], older["temporary_password"])
    assert answer.json()["code"] == "temporary_password_expired"

    newer = await desk.claim(account_id)
    await desk.resend(case_id, account_id)
    answer = await desk.sign_in(newer["login_name"], newer["temporary_password"])
    assert answer.status_code == 200


async def test_a_permanent_password_works_beside_a_temporary_one(desk):
    login_name, password, _ = await desk.new_producer()
    async with desk.database.transaction() as tx:
        account_id = await tx.fetchval(
            "select id from accounts where login_name = $1", login_name
        )
    claimed = await desk.claim(account_id)
    own = await desk.sign_in(login_name, password)
    assert own.json()["session"]["must_change_password"] is False
    temporary = await desk.sign_in(login_name, claimed["temporary_password"])
    assert temporary.json()["session"]["must_change_password"] is True


async def test_there_is_no_password_for_an_account_that_is_not_there(desk):
    body = {"account_id": "0" * 32, "message_id": "0" * 32}
    answer = await desk.call(
        "/temporary-passwords/claims", body, purpose="send-message"
    )
    assert answer.status_code == 404


async def test_a_mail_is_told_where_its_reader_is(desk, account_id):
    answer = await desk.call(f"/accounts/{account_id}/contact", purpose="send-message")
    assert answer.json()["email"] == "maria.unusual@example.com"
    assert answer.json()["first_name"] == "Maria"


async def requests_said(desk):
    await desk.announce_requests()
    payloads = await desk.said("TemporaryPasswordRequested")
    return [TemporaryPasswordRequested.read(raw) for raw in payloads]


@covers("PWD-3")
async def test_get_my_password_is_announced_for_the_account(desk, account_id):
    login_name = (await desk.claim(account_id))["login_name"]
    answer = await desk.forgotten(login_name.lower())
    assert (answer.status_code, answer.content) == (202, b"null")
    said = await requests_said(desk)
    assert said[-1].account_id == account_id
    assert said[-1].case_id is not None


@covers("PWD-3")
@pytest.mark.parametrize(
    ("login_name", "domain"), [("XXX-77777", "HCSC"), ("rita", "NOBODY")]
)
async def test_get_my_password_answers_the_same_for_nobody(desk, login_name, domain):
    before = len(await requests_said(desk))
    answer = await desk.forgotten(login_name, domain=domain)
    assert (answer.status_code, answer.content) == (202, b"null")
    assert len(await requests_said(desk)) == before


@covers("PWD-3")
async def test_get_my_password_is_rate_limited_without_a_word(desk, account_id):
    login_name = (await desk.claim(account_id))["login_name"]
    before = len(await requests_said(desk))
    for _ in range(6):
        answer = await desk.forgotten(login_name)
        assert (answer.status_code, answer.content) == (202, b"null")
    assert len(await requests_said(desk)) == before + 3
    later(desk, minutes=20)
    await desk.forgotten(login_name)
    assert len(await requests_said(desk)) == before + 4


@covers("PWD-3")
async def test_one_address_cannot_ask_for_everybody(desk):
    before = len(await requests_said(desk))
    accounts = [await desk.new_account() for _ in range(3)]
    for n in range(30):
        await desk.forgotten(f"BBB-{n:05}", address="198.51.100.88")
    for account in accounts:
        login_name = (await desk.claim(account))["login_name"]
        await desk.forgotten(login_name, address="198.51.100.88")
    assert len(await requests_said(desk)) == before
