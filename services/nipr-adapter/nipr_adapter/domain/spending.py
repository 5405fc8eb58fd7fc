"""What calls cost: months, the monthly cap, one paid report per case and month."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from nipr_adapter.domain.call import CallKind

CENTRAL = ZoneInfo("America/Chicago")

PURPOSE = "onboarding"
"""Why reports are asked for; another purpose may be paid for in the same month."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How many calls may be paid for in a month, and what each probably costs."""

    calls_a_month: int
    hit_list_cents: int
    report_cents: int

    def estimate(self, kind: CallKind) -> int:
        """Give the likely cost in cents; NIPR's invoice decides."""
        if kind is CallKind.HIT_LIST:
            return self.hit_list_cents
        return self.report_cents


def month_of(moment: datetime) -> str:
    """Name the month in Central Time, such as 2026-11."""
    return moment.astimezone(CENTRAL).strftime("%Y-%m")
