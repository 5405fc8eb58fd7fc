"""Propose the end of a rule."""

from dataclasses import replace
from datetime import date

import structlog

from case_service.domain.business_days import central_day
from case_service.domain.rule_change import Hand, RuleChange
from case_service.domain.staff import Operator
from case_service.store.rules import RuleStore
from chassis.transaction import Transaction
from contracts.ids import uuid7

log = structlog.get_logger()


async def propose_retirement(
    tx: Transaction, number: int, *, effective_on: date, source: str, by: Operator
) -> RuleChange:
    """Keep that a rule is to end; the one before it holds again from that day on.

    It counts once another operator has approved it (NEW-7).
    """
    rules = RuleStore(tx)
    await rules.lock()
    rule = await rules.find(number)
    change = RuleChange(
        id=uuid7(),
        kind=rule.kind,
        scope=rule.scope,
        effective_on=effective_on,
        value=None,
        retires=rule.id,
        source=source.strip(),
        proposed=Hand(by.account_id, by.login_name, tx.now),
    )
    known = await rules.of(rule.kind, rule.scope)
    change.check(today=central_day(tx.now), among=known)
    kept = replace(change, number=await rules.propose(change))
    log.info("rule's end proposed", number=kept.number, account_id=str(by.account_id))
    return kept
