"""Two operators at the rule book."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from case_service.domain.business_days import CENTRAL
from case_service.domain.rule_change import RuleChange
from case_service.domain.rules import Rules
from case_service.domain.staff import Operator
from case_service.store.rules import RuleStore
from case_service.use_cases.approve_rule import approve_rule
from case_service.use_cases.propose_retirement import propose_retirement
from case_service.use_cases.propose_rule import NewRule, propose_rule
from chassis.transaction import Transaction
from tests.support.moved_clock import MovedClock

OLGA, OTTO = Operator(uuid4(), "olga"), Operator(uuid4(), "otto")


async def rules_on(tx: Transaction, day: date) -> Rules:
    """Give the rules of a day as pages get them."""
    store = RuleStore(tx)
    return await store.in_force(day, book=await store.book())


def just_before(clock: MovedClock, day: date) -> None:
    """Let it be the last second before a day begins in Central Time."""
    begins = datetime.combine(day, time(), CENTRAL)
    clock.move(begins - timedelta(seconds=1) - clock.now())


async def propose(desk, value: str, *, day: date, scope="TX", kind="fee") -> RuleChange:
    """Olga proposes a rule."""
    wish = NewRule(kind, scope, value, day, "A letter of the Department.")
    async with desk.database.transaction() as tx:
        return await propose_rule(tx, wish, by=OLGA)


async def approve(desk, change: RuleChange, *, by=OTTO) -> RuleChange:
    """Somebody approves a rule or its end."""
    async with desk.database.transaction() as tx:
        return await approve_rule(tx, change.number, by=by)


async def retire(desk, change: RuleChange, *, day: date) -> RuleChange:
    """Otto proposes that a rule ends."""
    async with desk.database.transaction() as tx:
        return await propose_retirement(
            tx, change.number, effective_on=day, source="It was an error.", by=OTTO
        )
