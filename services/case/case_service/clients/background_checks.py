"""The provider of background checks: a port, and a simulated one that is shipped."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from case_service.domain.background_check import Outcome


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom to check; `order_id` is the same for each try, so nothing is made twice."""

    order_id: UUID
    name: str
    npn: str
    birth_date: date


class BackgroundChecks(Protocol):
    """A provider; each call raises when it cannot be reached."""

    async def order(self, subject: Subject) -> str:
        """Order a check; gives the provider's number of it."""

    async def outcome(self, reference: str) -> Outcome:
        """Tell how a check stands."""


# By the end of the NPN, as NIPR's simulated people are numbered: regulatory actions are
# something to consider, a broken record makes the check fail.
_ENDINGS = {"11": Outcome.CONSIDER, "17": Outcome.CONSIDER, "25": Outcome.FAILED}


class SimulatedBackgroundChecks:
    """Answers at once and knows nobody: for demonstrations and tests."""

    async def order(self, subject: Subject) -> str:
        """Number the check by the NPN's end, which decides its outcome."""
        return f"SIM-{subject.order_id}-{subject.npn[-2:]}"

    async def outcome(self, reference: str) -> Outcome:
        """Tell the outcome that the number was made for."""
        return _ENDINGS.get(reference[-2:], Outcome.CLEAR)
