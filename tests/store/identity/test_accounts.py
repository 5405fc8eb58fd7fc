"""From an invitation to an account."""

from uuid import UUID

import pytest

from chassis.sealing import SealBroken
from contracts.case import CaseErased, InvitationExpired
from contracts.identity import AccountCreated
from contracts.ids import uuid7
from identity_service.consumers import on_case_erased, on_invitation_expired
from identity_service.domain.account import (
    AccountNotFound,
    LoginNameTaken,
    Person,
    TenantUnknown,
)
from identity_service.store.accounts import AccountStore
from identity_service.use_cases.create_staff import NewStaff, create_staff
from tests.support.covers import covers
from tests.support.identity_desk import later


async def accounts_of(desk, case_id):
    async with desk.database.transaction() as tx:
        return await tx.fetch("select * from accounts where case_id = $1", case_id)


@covers("INV-2")
async def test_an_invitation_becomes_an_account_with_a_user_id(desk):
    case_id = await desk.invite()
    await desk.make_accounts()
    (row,) = await accounts_of(desk, case_id)
    assert row["roles"] == ["producer"]
    assert row["tenant"] == "HCSC"
    said = [AccountCreated.read(raw) for raw in await desk.said("AccountCreated")]
    assert said[-1].case_id == case_id
    assert said[-1].account_id == row["id"]
    assert said[-1].tenant == "HCSC"


async def test_names_and_addresses_are_in_no_column_that_can_be_read(desk):
    case_id = await desk.invite()
    await desk.make_accounts()
    (row,) = await accounts_of(desk, case_id)
    for fragment in ("Unusualname", "unusual@example"):
        assert fragment not in str(dict(row))
        assert fragment.encode() not in row["person"]
    async with desk.database.transaction() as tx:
        person = await AccountStore(tx).person(row["id"])
    assert person == Person("Maria", "Unusualname", "maria.unusual@example.com")


async def test_the_same_invitation_heard_twice_makes_one_account(desk):
    case_id = await desk.invite()
    await desk.make_accounts()
    await desk.invite(case_id)
    await desk.make_accounts()
    assert len(await accounts_of(desk, case_id)) == 1


async def test_the_case_service_is_asked_in_our_own_name(desk):
    case_id = await desk.invite()
    await desk.make_accounts()
    path, token = desk.neighbors.asked[-1]
    assert path == f"/internal/cases/{case_id}/invitee"
    assert token is not None


async def test_an_account_waits_until_the_case_service_is_back(desk):
    desk.neighbors.down = True
    case_id = await desk.invite()
    await desk.make_accounts()
    assert await accounts_of(desk, case_id) == []
    desk.neighbors.down = False
    later(desk, seconds=3)
    await desk.make_accounts()
    assert len(await accounts_of(desk, case_id)) == 1


async def test_a_crash_between_asking_and_keeping_loses_no_account(desk):
    case_id = await desk.invite()
    async with desk.database.transaction() as tx:
        await tx.execute(
            "update account_wishes set attempt = 1, next_try_at = $2"
            " where case_id = $1",
            case_id,
            desk.clock.now(),
        )
    later(desk, seconds=21)
    await desk.make_accounts()
    assert len(await accounts_of(desk, case_id)) == 1


@covers("REV-7")
async def test_an_invitation_that_was_withdrawn_first_gets_no_account(desk):
    case_id = await desk.invite()
    await desk.withdraw(case_id)
    await desk.make_accounts()
    assert await accounts_of(desk, case_id) == []
    assert str(case_id).encode() not in b"".join(await desk.said("AccountCreated"))


@covers("REV-7")
async def test_after_a_withdrawal_the_producer_still_signs_in_to_read(desk):
    login_name, password, _ = await desk.new_producer()
    async with desk.database.transaction() as tx:
        case_id = await tx.fetchval(
            "select case_id from accounts where login_name = $1", login_name
        )
    await desk.withdraw(case_id)
    assert (await desk.sign_in(login_name, password)).status_code == 200


def staff(**changes):
    fields = {
        "tenant": "HCSC",
        "login_name": f"rita-{uuid7().hex[-8:]}",
        "role": "recruiter",
        "person": Person("Rita", "Roe", "rita@hcsc.net"),
    }
    return NewStaff(**fields | changes)


async def test_staff_get_an_account_without_a_password(desk):
    new = staff()
    async with desk.database.transaction() as tx:
        account_id = await create_staff(tx, staff=new, hashed="$argon2id$")
        account = await AccountStore(tx).get(account_id)
    assert isinstance(account_id, UUID)
    assert account.roles == ("recruiter",)
    assert account.password_hash is None


async def test_a_login_name_is_taken_whatever_its_case(desk):
    new = staff()
    async with desk.database.transaction() as tx:
        await create_staff(tx, staff=new, hashed="$argon2id$")
    with pytest.raises(LoginNameTaken):
        async with desk.database.transaction() as tx:
            await create_staff(
                tx, staff=staff(login_name=new.login_name.upper()), hashed="$"
            )


async def test_staff_of_an_unknown_domain_are_refused(desk):
    with pytest.raises(TenantUnknown):
        async with desk.database.transaction() as tx:
            await create_staff(tx, staff=staff(tenant="NOBODY"), hashed="$")


@covers("REV-7", "INV-4")
async def test_an_invitation_that_expired_before_its_account_can_be_sent_again(desk):
    case_id = await desk.invite()
    async with desk.database.transaction() as tx:
        await on_invitation_expired(
            tx, InvitationExpired(occurred_at=desk.clock.now(), case_id=case_id)
        )
    await desk.make_accounts()
    assert await accounts_of(desk, case_id) == []
    await desk.invite(case_id)
    await desk.make_accounts()
    assert len(await accounts_of(desk, case_id)) == 1


@covers("WHO-4")
async def test_support_finds_a_case_by_the_user_id_of_its_own_domain(desk):
    login_name, _, _ = await desk.new_producer()

    async def found(typed: str, tenant: str = "HCSC"):
        answer = await desk.call_as(
            "support",
            "/accounts/find",
            tenant=tenant,
            method="POST",
            json={"login_name": typed},
        )
        return answer.json()["case_id"]

    case_id = await found(login_name)
    assert case_id
    assert await found(login_name.lower().replace("-", " ")) == case_id
    assert await found(login_name, tenant="BCBS") is None
    assert await found("nobody") is None


@covers("NEW-16")
async def test_the_account_of_an_erased_case_is_gone_with_all_that_was_its(desk):
    account_id = await desk.new_account()
    kept = await desk.new_account()
    async with desk.database.transaction() as tx:
        case_id = await tx.fetchval(
            "select case_id from accounts where id = $1", account_id
        )
        event = CaseErased(occurred_at=desk.clock.now(), case_id=case_id)
        await on_case_erased(tx, event)
    async with desk.database.transaction() as tx:
        with pytest.raises(AccountNotFound):
            await AccountStore(tx).get(account_id)
        with pytest.raises(SealBroken):
            await tx.seal(account_id)
        assert (await AccountStore(tx).person(kept)).last_name == "Unusualname"


@covers("NEW-16")
async def test_an_account_that_waits_to_be_made_is_made_no_more(desk):
    case_id = await desk.invite()
    async with desk.database.transaction() as tx:
        event = CaseErased(occurred_at=desk.clock.now(), case_id=case_id)
        await on_case_erased(tx, event)
    await desk.make_accounts()
    assert await accounts_of(desk, case_id) == []
