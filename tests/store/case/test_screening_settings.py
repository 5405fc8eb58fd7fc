"""What the operator's settings make of a hit: both values, both checks, both ways."""

import csv
import io
from contextlib import asynccontextmanager, nullcontext

import pytest

from case_service.domain.screening import Kind
from tests.store.case.conftest import KEYSET
from tests.support.case_barred import REFERENCE, barred
from tests.support.case_desk import Person, settings
from tests.support.case_imports import HEADER, a_line, keys, sent
from tests.support.case_people import a_mailbox
from tests.support.case_story import open_desk
from tests.support.covers import covers

SETTINGS = {"second_packet": "on_duplicate", "do_not_contract": "on_do_not_contract"}
OTHER_WORD = {"stop": "flag", "flag": "stop"}


@pytest.fixture
def desk_with(case_url, token_keys):
    """The case service with other settings, on the database of all tests."""

    def opened(flag: str, word: str):
        # The other check is set the other way: each has a setting of its own.
        words = dict.fromkeys(SETTINGS.values(), OTHER_WORD[word])
        changed = words | {SETTINGS[flag]: word}
        chosen = settings(case_url, keys=token_keys, keyset=KEYSET, **changed)
        return open_desk(chosen, keys=token_keys)

    return opened


@asynccontextmanager
async def hit(desk, flag: str):
    """Give an address that one of the checks finds."""
    email = a_mailbox()
    if flag == "second_packet":
        await desk.invited(email=email)
    listed = barred(desk, Kind.EMAIL, email)
    async with listed if flag == "do_not_contract" else nullcontext():
        yield email


async def one_by_one(desk, email: str, *, recruiter: Person) -> str:
    """Invite somebody; gives what the recruiter reads, which is nothing of a flag."""
    wish = {"first_name": "Pat", "last_name": "Sample", "email": email}
    answer = await desk.send(recruiter, "POST", "/cases", {**wish, "states": ["TX"]})
    if answer.is_success:
        assert "flag" not in answer.text
        return "invited"
    assert answer.json()["code"] == "not_invitable"
    return answer.json()["detail"]


async def by_file(desk, email: str, *, recruiter: Person) -> str:
    """Do so with a file; gives what stands in the result of its line."""
    file = await sent(desk, recruiter, HEADER + a_line(email))
    path = f"/imports/{file['import_id']}/result"
    content = (await desk.send(recruiter, "GET", path)).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content))
    assert file["invited"] == (row["result"] == "invited")
    return row["reason"] or row["result"]


TOLD = {
    (one_by_one, "second_packet"): "onboarded already",
    (one_by_one, "do_not_contract"): "cannot be invited",
    (by_file, "second_packet"): "open already",
    (by_file, "do_not_contract"): "cannot be invited",
}


async def flags(desk, reviewer, key: str) -> dict[str, str]:
    """Give the flags of a case as its page and the queue show them."""
    shown = {
        flag["code"]: flag["sentence"]
        for flag in (await desk.get(reviewer, f"/review/{key}"))["flags"]
    }
    (row,) = (await desk.get(reviewer, f"/review?search={key}"))["rows"]
    assert row["flags"] == list(shown)
    return shown


@covers("PEER-1", "PEER-2")
@pytest.mark.parametrize("invite", [one_by_one, by_file])
@pytest.mark.parametrize("flag", SETTINGS)
async def test_where_a_hit_stops_nobody_is_invited_and_the_recruiter_is_told(
    desk_with, flag, invite
):
    recruiter = Person("recruiter")
    async with desk_with(flag, "stop") as desk, hit(desk, flag) as email:
        told = await invite(desk, email, recruiter=recruiter)
        assert TOLD[invite, flag] in told
        assert await keys(desk, recruiter) == []


@covers("PEER-1", "PEER-2")
@pytest.mark.parametrize("invite", [one_by_one, by_file])
@pytest.mark.parametrize("flag", SETTINGS)
async def test_where_a_hit_flags_the_invitation_goes_out_and_the_reviewer_is_told(
    desk_with, reviewer, flag, invite
):
    recruiter = Person("recruiter")
    async with desk_with(flag, "flag") as desk, hit(desk, flag) as email:
        assert await invite(desk, email, recruiter=recruiter) == "invited"
        (key,) = await keys(desk, recruiter)
        told = await flags(desk, reviewer, key)
        assert list(told) == [flag]
        known = {"do_not_contract": REFERENCE, "second_packet": "same name and email"}
        assert known[flag] in told[flag]


@covers("PEER-1")
async def test_no_setting_lets_a_file_invite_whom_its_recruiter_has_invited(desk_with):
    recruiter, text = Person("recruiter"), HEADER + a_line()
    async with desk_with("second_packet", "flag") as desk:
        assert (await sent(desk, recruiter, text))["invited"] == 1
        # A colleague's packet of the same person, made later, does not hide one's own.
        assert (await sent(desk, Person("recruiter"), text))["invited"] == 1
        assert (await sent(desk, recruiter, text))["known"] == 1
        assert len(await keys(desk, recruiter)) == 1


@covers("PEER-2")
@pytest.mark.parametrize("flag", SETTINGS)
async def test_what_was_flagged_is_approved_unless_the_setting_stops_it(
    desk, desk_with, reviewer, flag
):
    case = await desk.submitted()
    async with desk_with(flag, "flag") as lenient:
        if flag == "second_packet":
            await lenient.invited(email=case.email)
        listed = barred(desk, Kind.EMAIL, case.email)
        async with listed if flag == "do_not_contract" else nullcontext():
            await desk.act(reviewer, case, "claim")
            assert flag in await flags(desk, reviewer, case.key)
            stopped = await desk.act(reviewer, case, "approval")
            assert stopped.json()["code"] == "stopped_by_screening"
            assert (await lenient.act(reviewer, case, "approval")).status_code == 200
