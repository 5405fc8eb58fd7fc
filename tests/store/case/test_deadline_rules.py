"""Numbers of days are rules as well: dated, by two people, told to others."""

from datetime import date, timedelta

import pytest

from case_service.domain.rule_kind import RuleKind
from tests.support.case_notices import announced
from tests.support.covers import covers
from tests.support.rule_book import OLGA, approve, just_before, propose, retire


@covers("NEW-7", "NEW-2")
async def test_the_time_for_an_answer_to_a_notice_is_a_rule(desk, reviewer, clock):
    day = date(2029, 12, 3)
    just_before(clock, day)
    await approve(desk, await propose(desk, "7", day=day, scope="ALL", kind="wait"))
    before = await announced(desk, reviewer)
    clock.move(timedelta(seconds=2))
    after = await announced(desk, reviewer)
    for case, last_day in ((before, "12/07/2029"), (after, "12/12/2029")):
        shown = await desk.get(reviewer, f"/review/{case.key}")
        assert shown["proposal"]["last_day"] == last_day


@covers("NEW-7", "NEW-2")
async def test_both_sides_read_the_rule_by_which_a_notice_waits(desk, reviewer, clock):
    day = date(2031, 12, 1)
    just_before(clock, day)
    rule = await propose(desk, "9", day=day, scope="ALL", kind="wait")
    await approve(desk, rule)
    before = await announced(desk, reviewer)
    clock.move(timedelta(seconds=2))
    after = await announced(desk, reviewer)
    early = (await desk.get(reviewer, f"/review/{before.key}"))["proposal"]
    late = (await desk.get(reviewer, f"/review/{after.key}"))["proposal"]
    # What was announced keeps the rule of its day, not that of who looks.
    assert early["wait"] != "9 business days"
    assert "12/01/2031" not in early["wait_rule"]
    assert late["wait"] == "9 business days"
    assert late["wait_rule"] == (
        "A letter of the Department. In force since 12/01/2031."
    )
    for case, staff in ((before, early), (after, late)):
        read = await desk.get(case.producer, f"/cases/{case.key}/notice")
        for said in ("wait", "wait_rule"):
            assert read["proposal"][said] == staff[said]
    # Once it is taken back, nothing waits any more.
    await desk.act(reviewer, after, "rejection-withdrawal")
    read = await desk.get(after.producer, f"/cases/{after.key}/notice")
    assert (read["proposal"]["wait"], read["proposal"]["wait_rule"]) == ("", "")


ONE_OF_EACH = {
    RuleKind.FEE: ("OK", "31"),
    RuleKind.MINIMUM: ("IL", "600,000"),
    RuleKind.APPOINTMENT: ("MT", "none"),
    RuleKind.ADDENDUM: ("NM", "none"),
    RuleKind.WAIT: ("ALL", "6"),
    RuleKind.REPORT_AGE: ("ALL", "60"),
    RuleKind.COVER_LEFT: ("ALL", "30"),
    RuleKind.PROMISE: ("ALL", "4-6"),
}


@covers("NEW-7")
@pytest.mark.parametrize("kind", RuleKind)
async def test_a_rule_of_every_kind_is_announced_when_it_is_approved_and_retired(
    desk, kind
):
    scope, value = ONE_OF_EACH[kind]
    day = date(2041, 1, 1)
    change = await propose(desk, value, day=day, scope=scope, kind=kind)
    await approve(desk, change)
    await approve(desk, await retire(desk, change, day=date(2042, 1, 1)), by=OLGA)
    events = [*await desk.said("RuleChanged"), *await desk.said("DeadlineChanged")]
    told = [each for each in events if each["rule_id"] == str(change.id)]
    assert [(each["kind"], each["effective_on"]) for each in told] == [
        (kind, "2041-01-01"),
        (kind, "2042-01-01"),
    ]
    assert [each["is_retired"] for each in told] == [False, True]


@covers("NEW-7", "EO-4")
async def test_how_long_cover_must_go_on_is_read_on_the_day_and_named(desk, clock):
    day = date(2037, 1, 5)
    just_before(clock, day)
    rule = await propose(desk, "30", day=day, scope="ALL", kind="cover-left")
    await approve(desk, rule)
    case = await desk.started()
    ends = {"effective_date": "01/01/2036", "expiration_date": "01/20/2037"}

    async def of_its_end() -> list[str]:
        view = await desk.tab(case, "e-and-o")
        return [
            f"{problem['message']} {problem['rule']}"
            for problem in view["problems"]
            if problem["field"] == "expiration_date"
        ]

    async def asked_for() -> str:
        return (await desk.tab(case, "e-and-o"))["facts"]["cover_left"]

    await desk.save(case, "e-and-o", ends)
    assert await of_its_end() == []
    assert await asked_for() != "30 days"
    clock.move(timedelta(seconds=2))
    (told,) = await of_its_end()
    assert await asked_for() == "30 days"
    assert "more than 30 days from today" in told
    assert "A letter of the Department. In force since 01/05/2037." in told


@covers("NEW-7", "NEW-9", "REV-1")
async def test_a_longer_promise_is_for_cases_that_are_submitted_from_its_day_on(
    desk, reviewer, clock
):
    day = date(2030, 6, 4)
    just_before(clock, day)
    rule = await propose(desk, "7-10", day=day, scope="ALL", kind="promise")
    await approve(desk, rule)
    early = await desk.submitted()
    clock.move(timedelta(seconds=2))
    late = await desk.submitted()
    for case, takes, due in (
        (early, "3 to 5 business days", "2030-06-10"),
        (late, "7 to 10 business days", "2030-06-18"),
    ):
        shown = await desk.get(case.producer, f"/cases/{case.key}")
        assert takes in shown["what_next"]
        assert (shown["clock"]["promised"], shown["clock"]["due_on"]) == (takes, due)
        found = await desk.http_get(reviewer, "/review", {"search": case.key})
        assert [row["due_on"] for row in found.json()["rows"]] == [due]
        told = await desk.as_service(
            "notifications",
            f"/internal/cases/{case.case_id}/recipient",
            purpose="send-message",
        )
        assert told.json()["review_takes"] == takes
    assert "In force since 06/04/2030." in shown["clock"]["rule"]
