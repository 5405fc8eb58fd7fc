"""List rules with everything that was done to them."""

from dataclasses import dataclass
from datetime import date

from case_service.domain.business_days import central_day
from case_service.domain.rule_change import RuleChange
from case_service.store.rules import RuleStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All changes, and the day for which somebody asks."""

    changes: tuple[RuleChange, ...]
    day: date


async def list_rules(tx: Transaction, *, day: date | None = None) -> RuleBook:
    """Give the book as of a day, or of today in Central Time."""
    return RuleBook(await RuleStore(tx).all(), day or central_day(tx.now))
