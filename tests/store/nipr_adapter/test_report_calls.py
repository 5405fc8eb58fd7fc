"""Is each authorized report fetched once, kept sealed, and handed out whole?"""

from datetime import timedelta

import pytest

from chassis.sealing import SealBroken
from nipr_adapter.domain.call import CallKind
from tests.support.covers import covers
from tests.support.nipr_desk import NiprDesk
from tests.support.nipr_documents import PEOPLE


@covers("HOME-2", "NEW-8")
async def test_an_authorized_report_is_fetched_and_announced_with_ids_only(
    desk: NiprDesk,
) -> None:
    wish = await desk.identified(5)
    authorization = await desk.authorize(wish)
    assert await desk.run("report")
    (event,) = await desk.said(wish)
    assert event["type"] == "hcsc.onboarding.PdbReportReceived.v1"
    assert event["outcome"] == "found"
    assert event["authorization_id"] == str(authorization)
    assert event["report_id"] == str(await desk.report_id(authorization))
    assert await desk.ledger() == [("hit-list", "billed", 1), ("report", "billed", 1)]
    assert await desk.nipr.bill() == 2


@covers("HOME-2", "NEW-8")
async def test_the_ledger_names_authorization_purpose_and_estimate(
    desk: NiprDesk,
) -> None:
    wish = await desk.identified(5)
    authorization = await desk.authorize(wish)
    await desk.run("report")
    row = await desk.database.pool.fetchrow(
        "select authorization_id, purpose, estimated_cents, settled_at"
        " from ledger where kind = 'report'"
    )
    assert row is not None
    assert (row["authorization_id"], row["purpose"]) == (authorization, "onboarding")
    assert row["estimated_cents"] == 200
    assert row["settled_at"] is not None


@covers("HOME-2")
async def test_no_report_is_asked_for_without_an_authorization(desk: NiprDesk) -> None:
    await desk.identified(5)
    assert not await desk.run("report")
    assert [call["service"] for call in await desk.nipr.calls()] == ["hit-list"]


@covers("NEW-8")
@pytest.mark.parametrize(
    ("number", "outcome", "billing"),
    [
        (20, "rejected", "not_billed"),
        (21, "rejected", "not_billed"),
        (24, "unknown_billed", "unknown"),
        (25, "unknown_billed", "unknown"),
        (26, "unknown_billed", "unknown"),
        (27, "unknown_billed", "unknown"),
    ],
)
async def test_each_fault_of_a_report_is_told_and_entered(
    desk: NiprDesk, number: int, outcome: str, billing: str
) -> None:
    wish = await desk.identified(number)
    await desk.authorize(wish)
    await desk.run("report", answer_seconds=0.5)
    desk.clock.move(timedelta(days=1))
    assert not await desk.run("report")
    assert await desk.outcomes(wish) == [outcome]
    assert (await desk.ledger())[1] == ("report", billing, 1)


@covers("HOME-3")
@pytest.mark.parametrize(
    ("number", "outcome"), [(22, "unauthorized"), (23, "unavailable")]
)
async def test_a_report_that_cannot_be_had_now_stays_wished_for(
    desk: NiprDesk, number: int, outcome: str
) -> None:
    wish = await desk.identified(number)
    authorization = await desk.authorize(wish)
    await desk.run("report")
    assert await desk.outcomes(wish) == [outcome]
    assert await desk.status(await desk.report_id(authorization)) == "waiting"


@covers("NEW-8")
async def test_a_second_authorization_in_a_month_pays_nothing_more(
    desk: NiprDesk,
) -> None:
    wish = await desk.identified(5)
    first = await desk.authorize(wish)
    await desk.run("report")
    second = await desk.authorize(wish)
    await desk.run("report")
    assert await desk.outcomes(wish) == ["found", "found"]
    assert await desk.nipr.bill() == 2
    async with desk.http(purpose="read-report") as http:
        reports = [
            (await http.get(f"/reports/{await desk.report_id(each)}")).json()
            for each in (first, second)
        ]
    assert reports[0]["licenses"] == reports[1]["licenses"] != []
    assert reports[0]["as_of"] == reports[1]["as_of"]


@covers("NEW-8")
async def test_a_second_authorization_does_not_repeat_a_call_of_unknown_outcome(
    desk: NiprDesk,
) -> None:
    wish = await desk.identified(24)
    await desk.authorize(wish)
    await desk.run("report", answer_seconds=0.3)
    await desk.authorize(wish)
    await desk.run("report", answer_seconds=0.3)
    assert await desk.outcomes(wish) == ["unknown_billed", "unknown_billed"]
    assert len(await desk.nipr.calls()) == 2


@covers("NEW-8")
async def test_a_second_authorization_calls_where_the_first_was_not_billed(
    desk: NiprDesk,
) -> None:
    wish = await desk.identified(20)
    await desk.authorize(wish)
    await desk.run("report")
    await desk.authorize(wish)
    await desk.run("report")
    assert (await desk.ledger())[1] == ("report", "not_billed", 2)


async def test_a_report_without_a_match_is_refused_without_a_call(
    desk: NiprDesk,
) -> None:
    wish = await desk.identified(18)
    await desk.authorize(wish)
    await desk.run("report")
    assert await desk.outcomes(wish) == ["rejected"]
    assert await desk.nipr.bill() == 1


@covers("NEW-8")
async def test_two_workers_never_take_the_same_call(desk: NiprDesk) -> None:
    wish = await desk.identified(5)
    await desk.authorize(wish)
    async with desk.calls() as one, desk.calls() as other:
        first = await one._claim(CallKind.REPORT)
        second = await other._claim(CallKind.REPORT)
    assert first is not None
    assert second is None


@covers("NEW-16")
async def test_nothing_of_a_person_is_readable_in_the_database(desk: NiprDesk) -> None:
    wish = await desk.identified(5)
    await desk.authorize(wish)
    await desk.run("report")
    person = PEOPLE[5]
    tables = ("calls", "hit_lists", "reports", "ledger", "outbox", "queue")
    rows = [
        await desk.database.pool.fetch(f"select * from {table}")  # noqa: S608 (ours)
        for table in tables
    ]
    dump = repr(rows).casefold()
    planted = (person.ssn, person.npn, person.last, "1984", "example.test", "BROADWAY")
    assert [word for word in planted if word.casefold() in dump] == []


@covers("NEW-16")
async def test_a_report_cannot_be_opened_as_another_case_s(desk: NiprDesk) -> None:
    wish = await desk.identified(5)
    authorization = await desk.authorize(wish)
    await desk.run("report")
    other = await desk.look_up(1)
    await desk.database.pool.execute("update reports set case_id = $1", other.case_id)
    async with desk.http(purpose="read-report") as http:
        with pytest.raises(SealBroken):
            await http.get(f"/reports/{await desk.report_id(authorization)}")
