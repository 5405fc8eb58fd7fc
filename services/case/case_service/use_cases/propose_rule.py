"""Propose a rule."""

from dataclasses import dataclass, replace
from datetime import date

import structlog

from case_service.domain.business_days import central_day
from case_service.domain.rule_change import Hand, RuleChange
from case_service.domain.rule_kind import read_rule
from case_service.domain.staff import Operator
from case_service.store.rules import RuleStore
from chassis.transaction import Transaction
from contracts.ids import uuid7

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class NewRule:
    """What an operator typed."""

    kind: str
    scope: str
    value: str
    effective_on: date
    source: str


async def propose_rule(tx: Transaction, wish: NewRule, *, by: Operator) -> RuleChange:
    """Keep a rule that counts once another operator has approved it (NEW-7)."""
    kind, scope, value = read_rule(wish.kind, scope=wish.scope, value=wish.value)
    rules = RuleStore(tx)
    await rules.lock()
    change = RuleChange(
        id=uuid7(),
        kind=kind,
        scope=scope,
        effective_on=wish.effective_on,
        value=value,
        source=wish.source.strip(),
        proposed=Hand(by.account_id, by.login_name, tx.now),
    )
    change.check(today=central_day(tx.now), among=await rules.of(kind, scope))
    kept = replace(change, number=await rules.propose(change))
    log.info("rule proposed", number=kept.number, account_id=str(by.account_id))
    return kept
