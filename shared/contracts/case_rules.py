"""What the case service announces of its dated rules; others find it in `case`."""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from contracts.event import Event
from contracts.words import DeadlineKind, RuleKind, StateCode

TOPIC = "onboarding.case.events.v1"


class RuleChanged(Event):
    """Two operators agreed on a rule, or on its end (`is_retired`), from a day on.

    `cents` is the amount of a fee or a minimum; other rules say theirs to whoever asks.
    """

    topic: ClassVar[str] = TOPIC
    aggregate_type: ClassVar[str] = "rule"

    type: Literal["hcsc.onboarding.RuleChanged.v1"] = "hcsc.onboarding.RuleChanged.v1"
    rule_id: UUID
    kind: RuleKind
    state: StateCode
    bluelincs_hmo: bool = False
    effective_on: date
    is_retired: bool = False
    cents: int | None = None


class DeadlineChanged(Event):
    """Two operators agreed on a number of days that holds in all states, or on its end.

    `days` is the most that the rule allows; a rule that ends (`is_retired`) has none.
    """

    topic: ClassVar[str] = TOPIC
    aggregate_type: ClassVar[str] = "rule"

    type: Literal["hcsc.onboarding.DeadlineChanged.v1"] = (
        "hcsc.onboarding.DeadlineChanged.v1"
    )
    rule_id: UUID
    kind: DeadlineKind
    effective_on: date
    is_retired: bool = False
    days: int | None = None
