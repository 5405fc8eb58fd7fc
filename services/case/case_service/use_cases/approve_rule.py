"""Approve a proposed change of the rules."""

import structlog

from case_service.domain.business_days import central_day
from case_service.domain.rule_change import Hand, RuleChange
from case_service.domain.rule_kind import DEADLINES, HMO, RuleKind, most_days
from case_service.domain.staff import Operator
from case_service.store.rules import RuleStore
from chassis.transaction import Transaction
from contracts.case import DeadlineChanged, RuleChanged

log = structlog.get_logger()


async def approve_rule(tx: Transaction, number: int, *, by: Operator) -> RuleChange:
    """Let a rule, or its end, count from its day on: the second person agrees (NEW-7).

    Nothing else is needed on that day: whoever reads rules reads those of the day.
    """
    rules = RuleStore(tx)
    await rules.lock()
    proposed = await rules.find(number)
    hand = Hand(by.account_id, by.login_name, tx.now)
    approved = proposed.approve(
        by=hand,
        today=central_day(tx.now),
        among=await rules.of(proposed.kind, proposed.scope),
    )
    await rules.approve(approved, by=hand)
    if approved.kind in DEADLINES:
        await tx.publish(_deadline(tx, approved))
    else:
        await tx.publish(_of_a_state(tx, approved))
    log.info("rule approved", number=number, account_id=str(by.account_id))
    return approved


def _deadline(tx: Transaction, change: RuleChange) -> DeadlineChanged:
    return DeadlineChanged.model_validate(
        {
            "occurred_at": tx.now,
            "rule_id": change.retires or change.id,
            "kind": change.kind,
            "effective_on": change.effective_on,
            "is_retired": change.retires is not None,
            "days": most_days(change.value) if change.value else None,
        }
    )


def _of_a_state(tx: Transaction, change: RuleChange) -> RuleChanged:
    is_amount = change.kind in (RuleKind.FEE, RuleKind.MINIMUM)
    return RuleChanged.model_validate(
        {
            "occurred_at": tx.now,
            "rule_id": change.retires or change.id,
            "kind": change.kind,
            "state": change.scope.removesuffix(HMO),
            "bluelincs_hmo": change.scope.endswith(HMO),
            "effective_on": change.effective_on,
            "is_retired": change.retires is not None,
            "cents": int(change.value) if is_amount and change.value else None,
        }
    )
