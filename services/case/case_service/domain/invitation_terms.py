"""The terms on which producers are invited: what the operator has set."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from case_service.domain.business_days import central_day, midnight

# Mail that comes at midnight is read by nobody.
_MORNING = timedelta(hours=9)


class OnHit(StrEnum):
    """What happens when somebody is found where they should not be (PEER-2)."""

    STOP = "stop"
    """Nobody is invited; a case that is open already cannot be approved."""

    FLAG = "flag"
    """The case goes on, and the reviewer is told."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How long an invitation lasts, when it is recalled, what stops it.

    `reminder_days` are days before the end; `accepts_simulated` lets in the people of
    a demonstration.
    """

    accepts_simulated: bool
    valid_days: int = 60
    reminder_days: tuple[int, ...] = (14, 3)
    on_duplicate: OnHit = OnHit.STOP
    on_do_not_contract: OnHit = OnHit.STOP

    def expires_at(self, invited_at: datetime) -> datetime:
        """Tell when an invitation ends that is not used: after its last day (REV-7)."""
        return midnight(central_day(invited_at) + timedelta(days=self.valid_days + 1))

    def next_reminder(
        self, expires_at: datetime, *, after: datetime
    ) -> datetime | None:
        """Tell when the producer is reminded next.

        Times that were missed are not made up for: one reminder says it all.
        """
        times = (
            expires_at - timedelta(days=days + 1) + _MORNING
            for days in self.reminder_days
        )
        return min((moment for moment in times if moment > after), default=None)


def last_day(expires_at: datetime) -> date:
    """Give the last day, in Central Time, before an invitation ends."""
    return central_day(expires_at) - timedelta(days=1)
