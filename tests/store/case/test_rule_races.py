"""Two operators who approve the same rule in the same moment."""

from datetime import date
from uuid import uuid4

from case_service.domain.staff import Operator
from case_service.use_cases.approve_rule import approve_rule
from case_service.use_cases.propose_rule import NewRule, propose_rule
from tests.support.covers import covers
from tests.support.lock_queue import at_one_door

BOOK = "select pg_advisory_xact_lock(7004)"


async def approve(desk, change, *, by):
    async with desk.database.transaction() as tx:
        return await approve_rule(tx, change.number, by=by)


@covers("NEW-7")
async def test_of_two_approvers_at_once_one_approves_and_it_is_said_once(desk):
    olga, otto, olive = (Operator(uuid4(), name) for name in ("olga", "otto", "olive"))
    wish = NewRule("fee", "TX", "16", date(2037, 1, 1), "A letter of the Department.")
    async with desk.database.transaction() as tx:
        change = await propose_rule(tx, wish, by=olga)
    came = await at_one_door(
        desk.database.pool,
        BOOK,
        approve(desk, change, by=otto),
        approve(desk, change, by=olive),
    )
    names = sorted(type(each).__name__ for each in came)
    assert names == ["AlreadyApproved", "RuleChange"]
    said = await desk.database.pool.fetch(
        "select id from outbox where position($1 in convert_from(payload, 'utf8')) > 0",
        str(change.id),
    )
    assert len(said) == 1
