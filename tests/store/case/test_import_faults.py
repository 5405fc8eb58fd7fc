"""Files of invitations when a process dies, and when they are old."""

from datetime import timedelta

import asyncpg
import pytest
from structlog.testing import capture_logs

from case_service.domain.invitation_lines import MOST_TRIES
from case_service.store.imports import Import, ImportStore
from case_service.use_cases.put_back_import import GIVEN_UP
from case_service.use_cases.steps.open_cases import open_cases
from tests.support.case_desk import Person
from tests.support.case_imports import HEADER, a_line, checked, keys, sent
from tests.support.case_people import a_mailbox
from tests.support.covers import covers


@pytest.fixture
def recruiter():
    return Person("recruiter")


@covers("PEER-1", "OPS-5")
async def test_a_crash_in_the_middle_loses_no_line_and_repeats_none(
    desk, recruiter, monkeypatch
):
    monkeypatch.setattr("case_service.use_cases.send_import_lines.BATCH", 2)
    file = await checked(desk, recruiter, HEADER + "".join(a_line() for _ in range(5)))
    path = f"/imports/{file['import_id']}"
    await desk.post(recruiter, f"{path}/confirmation")
    assert await desk.inviting.send_next()

    async def dies(*_: object, **__: object) -> None:
        raise ConnectionResetError

    with monkeypatch.context() as broken:
        broken.setattr(ImportStore, "settle", dies)
        with pytest.raises(ConnectionResetError):
            await desk.inviting.send_next()
    shown = await desk.get(recruiter, path)
    assert (shown["state"], shown["invited"], shown["ready"]) == ("running", 2, 3)
    await desk.run("update imports set due_at = now() where state = 'running'")
    await desk.send_all()
    shown = await desk.get(recruiter, path)
    assert (shown["state"], shown["invited"]) == ("done", 5)
    assert len(await keys(desk, recruiter)) == 5


@covers("PEER-1")
async def test_a_file_that_fails_does_not_hold_up_the_next(
    desk, recruiter, monkeypatch
):
    first = await checked(desk, recruiter, HEADER + a_line())
    await desk.post(recruiter, f"/imports/{first['import_id']}/confirmation")

    async def dies(*_: object, **__: object) -> None:
        raise ConnectionResetError

    with monkeypatch.context() as broken:
        broken.setattr(ImportStore, "settle", dies)
        with pytest.raises(ConnectionResetError):
            await desk.inviting.send_next()
    second = await sent(desk, recruiter, HEADER + a_line())
    assert second["state"] == "done"
    await desk.run("update imports set due_at = now() where state = 'running'")
    await desk.send_all()


@covers("PEER-1", "OPS-6")
async def test_a_line_that_fails_again_and_again_is_given_up_and_the_others_go_on(
    desk, recruiter, monkeypatch
):
    bad = a_mailbox()
    text = HEADER + a_line() + a_line(bad) + "".join(a_line() for _ in range(3))
    file = await checked(desk, recruiter, text)
    path = f"/imports/{file['import_id']}"
    await desk.post(recruiter, f"{path}/confirmation")

    async def refuses_one(tx, invitations, **how):
        if bad in {one.email for one in invitations}:
            raise asyncpg.CheckViolationError
        return await open_cases(tx, invitations, **how)

    monkeypatch.setattr(
        "case_service.use_cases.send_import_lines.open_cases", refuses_one
    )
    before = GIVEN_UP.collect()[0].samples[0].value
    with capture_logs() as logs:
        for _ in range(MOST_TRIES):
            with pytest.raises(asyncpg.CheckViolationError):
                await desk.send_all()
            shown = await desk.get(recruiter, path)
            await desk.run("update imports set due_at = now() where state = 'running'")
        await desk.send_all()
    assert shown["invited"] == 4
    shown = await desk.get(recruiter, path)
    assert (shown["state"], shown["invited"], shown["failed"]) == ("done", 4, 1)
    (told,) = shown["not_invited"]
    assert (told["number"], told["email"]) == (3, bad)
    assert "Support knows of it" in told["reasons"][0]
    result = (await desk.http_get(recruiter, f"{path}/result", {})).text
    (row,) = [line for line in result.splitlines() if bad in line]
    assert "not invited,," in row
    assert GIVEN_UP.collect()[0].samples[0].value == before + 1
    (log,) = [one for one in logs if one["event"] == "invitation given up"]
    assert (log["import_id"], log["line"]) == (file["import_id"], 3)
    assert bad not in str(logs)


@covers("PEER-1")
async def test_an_old_file_is_forgotten_with_its_key(desk, recruiter):
    old = await checked(desk, recruiter, HEADER + a_line())
    new = await checked(desk, recruiter, HEADER + a_line())
    await desk.run(
        "update imports set checked_at = checked_at - interval '31 days' where id = $1",
        old["import_id"],
    )
    await desk.inviting.forget_old()
    listed = (await desk.get(recruiter, "/imports"))["imports"]
    assert [one["import_id"] for one in listed] == [new["import_id"]]
    async with desk.database.transaction() as tx:
        assert not await tx.fetchval(
            "select exists (select from data_keys where case_id = $1)",
            old["import_id"],
        )


async def test_an_import_is_claimed_by_one_at_a_time(desk, recruiter):
    file = await checked(desk, recruiter, HEADER + a_line())
    await desk.post(recruiter, f"/imports/{file['import_id']}/confirmation")
    async with desk.database.transaction() as one, desk.database.transaction() as two:
        claimed = await ImportStore(one).claim()
        assert isinstance(claimed, Import)
        assert timedelta() <= one.now - claimed.checked_at
        assert await ImportStore(two).claim() is None
    await desk.send_all()
