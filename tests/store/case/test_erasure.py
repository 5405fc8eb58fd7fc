"""What is left of a case whose time is over: nothing that anybody can read."""

from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from case_service.domain.retention import NotErasable, Periods
from case_service.domain.staff import Operator
from case_service.domain.viewer import SYSTEM
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseNotFound
from case_service.use_cases.erase_case import erase_case
from case_service.use_cases.hold_case import hold_case
from case_service.use_cases.lift_hold import lift_hold
from case_service.use_cases.list_due import list_due
from chassis.sealing import SealBroken
from tests.support.case_desk import Person
from tests.support.covers import covers

OLGA = Operator(uuid4(), "olga")
PERIODS = Periods()
SEALED = ("tabs", "subjects", "records", "submissions", "glances", "lookups")
FOUND_BY = (
    "queue", "name_places", "name_marks", "ssn_index", "npn_index", "invitee_index",
    "mail_addresses", "compared_cases",
)  # fmt: skip


async def long_ended(desk, reviewer):
    """Give a case that was rejected more than five years ago."""
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "rejection", reason="Not our market.")
    await age(desk, case, years=6)
    return case


async def age(desk, case, *, years: int):
    await desk.database.pool.execute(
        "update cases set decided_at = decided_at - $2::interval where id = $1",
        case.case_id,
        timedelta(days=366 * years),
    )


async def do(desk, act, case, **words):
    async with desk.database.transaction() as tx:
        return await act(tx, case.key, tenant="HCSC", by=OLGA, **words)


async def erase(desk, case):
    await do(desk, erase_case, case, periods=PERIODS)


@covers("NEW-16")
async def test_nobody_finds_or_opens_an_erased_case_by_any_way(desk, reviewer):
    case, support = await long_ended(desk, reviewer), Person("support")
    pages = {
        case.producer: f"/cases/{case.key}",
        case.recruiter: f"/cases/{case.key}",
        support: f"/cases/{case.key}",
        reviewer: f"/review/{case.key}",
    }
    for person, page in pages.items():
        assert (await desk.send(person, "GET", page)).is_success
    await erase(desk, case)
    for person, page in pages.items():
        assert (await desk.send(person, "GET", page)).status_code == 404
    for search in (case.key, case.npn, case.email, "Pat Sample"):
        for person, page in ((reviewer, "/review"), (support, "/cases")):
            query = urlencode({"search": search})
            listed = await desk.send(person, "GET", f"{page}?{query}")
            assert listed.is_success
            assert case.key not in listed.text
    assert case.key not in (await desk.send(case.recruiter, "GET", "/cases")).text
    answer = await desk.send(reviewer, "POST", f"/review/{case.key}/claim", {})
    assert answer.status_code in (404, 422)


@covers("NEW-16")
async def test_its_rows_are_noise_and_what_it_was_found_by_is_gone(desk, reviewer):
    case = await long_ended(desk, reviewer)
    before = {table: await desk.rows(table, case) for table in (*SEALED, *FOUND_BY)}
    assert all(before[table] for table in SEALED)
    await erase(desk, case)
    assert [table for table in FOUND_BY if await desk.rows(table, case)] == []
    async with desk.database.transaction() as tx:
        with pytest.raises(SealBroken):
            await tx.seal(case.case_id)


@covers("NEW-16")
async def test_a_backup_of_the_data_without_the_key_reads_nothing(desk, reviewer):
    case = await long_ended(desk, reviewer)
    async with desk.database.transaction() as tx:
        kept = await tx.fetchval(
            "select answers from tabs where case_id = $1 and tab = 'general'",
            case.case_id,
        )
        file = await CaseFileStore(tx).read(case.case_id, by=SYSTEM)
        assert file.case.key == case.key
    await erase(desk, case)
    # The backup: the case is there again as it was, its rows with it.
    await desk.database.pool.execute(
        "update cases set erased_at = null where id = $1", case.case_id
    )
    async with desk.database.transaction() as tx:
        again = await tx.fetchval(
            "select answers from tabs where case_id = $1 and tab = 'general'",
            case.case_id,
        )
        assert again == kept
        with pytest.raises(SealBroken):
            await CaseFileStore(tx).read(case.case_id, by=SYSTEM)


@covers("NEW-16")
async def test_others_hear_of_it_and_the_history_stays(desk, reviewer):
    case = await long_ended(desk, reviewer)
    before = await desk.rows("history", case)
    await erase(desk, case)
    assert await desk.rows("history", case) == before + 1
    (said,) = await desk.said_of(case, "CaseErased")
    assert set(said) >= {"case_id"}
    assert case.key not in str(said)


@covers("NEW-16")
async def test_what_comes_late_makes_no_new_key(desk, reviewer):
    case = await long_ended(desk, reviewer)
    await erase(desk, case)
    async with desk.database.transaction() as tx:
        with pytest.raises(SealBroken):
            await tx.seal(case.case_id)
    with pytest.raises(CaseNotFound):
        await erase(desk, case)
    async with desk.database.transaction() as tx:
        await tx.destroy_key(case.case_id)
        with pytest.raises(SealBroken):
            await tx.seal(case.case_id)


@covers("NEW-16")
async def test_a_legal_hold_keeps_a_case_until_it_is_lifted(desk, reviewer):
    case = await long_ended(desk, reviewer)
    assert await do(desk, hold_case, case, reference="LEGAL-2026/4")
    assert not await do(desk, hold_case, case, reference="LEGAL-2026/5")
    with pytest.raises(NotErasable, match="LEGAL-2026/4"):
        await erase(desk, case)
    assert await due(desk, case) == "LEGAL-2026/4"
    assert await do(desk, lift_hold, case)
    assert not await do(desk, lift_hold, case)
    told = str(await history(desk, reviewer, case))
    assert "Legal hold placed: LEGAL-2026/4" in told
    assert "Legal hold lifted" in told
    assert await due(desk, case) is None
    await erase(desk, case)
    with pytest.raises(LookupError):
        await due(desk, case)


@covers("NEW-16")
async def test_a_case_whose_time_runs_is_neither_due_nor_erasable(desk, reviewer):
    case = await desk.submitted()
    with pytest.raises(NotErasable, match="open"):
        await erase(desk, case)
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "rejection", reason="Not our market.")
    await age(desk, case, years=4)
    with pytest.raises(NotErasable, match="kept through"):
        await erase(desk, case)
    with pytest.raises(LookupError):
        await due(desk, case)
    assert (await desk.send(reviewer, "GET", f"/review/{case.key}")).is_success


@covers("NEW-16")
async def test_another_tenant_s_operator_finds_no_case(desk, reviewer):
    case = await long_ended(desk, reviewer)
    async with desk.database.transaction() as tx:
        with pytest.raises(CaseNotFound):
            await erase_case(tx, case.key, tenant="OTHER", periods=PERIODS, by=OLGA)


async def due(desk, case) -> str | None:
    """Give what holds a case that is due. Raises LookupError if it is not due."""
    async with desk.database.transaction() as tx:
        cases = await list_due(tx, tenant="HCSC", periods=PERIODS)
    return {one.key: one.hold for one in cases}[case.key]


async def history(desk, reviewer, case):
    return (await desk.get(reviewer, f"/review/{case.key}"))["history"]
