"""An announced rejection for unit tests."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from case_service.domain import fcra
from case_service.domain.proposal import Proposal, Stage

ME = UUID("01a21069-0000-7000-8000-00000000000c")
# A Wednesday, the day before Thanksgiving.
PROPOSED = datetime(2026, 11, 25, 15, tzinfo=UTC)
# Five business days later is Thursday, December 3; its end is midnight in Chicago.
RUN_OUT = datetime(2026, 12, 4, 6, tzinfo=UTC)


def a_proposal(**changes: object) -> Proposal:
    """Make one that waits for its answer."""
    values: dict[str, Any] = {
        "id": ME,
        "case_id": ME,
        "review_round": 1,
        "stage": Stage.WAITING,
        "reason": "The record shows a revocation.",
        "by_account": ME,
        "by_name": "Riley Reviewer",
        "proposed_at": PROPOSED,
        "decides_at": RUN_OUT,
        "announced_until": RUN_OUT,
        "text_version": fcra.VERSION,
    }
    return Proposal(**values | changes)
