"""List the cases whose time is over."""

from dataclasses import dataclass
from datetime import date, timedelta

from case_service.domain.business_days import central_day
from case_service.domain.retention import Periods, kept_through
from case_service.domain.status import Status
from case_service.store.retention import RetentionStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Due:
    """A case that is kept no longer than this day; `hold` keeps it all the same."""

    key: str
    status: Status
    kept_through: date
    hold: str | None


async def list_due(
    tx: Transaction, *, tenant: str, periods: Periods
) -> tuple[Due, ...]:
    """Give them with those that a legal hold keeps, the longest ended first."""
    # Nothing is kept for less than the shortest period, so newer ones are not read.
    newest = tx.now - timedelta(days=min(periods.unused_days, 365))
    today = central_day(tx.now)
    every = await RetentionStore(tx).ended_before(newest, tenant=tenant)
    return tuple(
        Due(case.key, case.ended.status, last, case.ended.hold)
        for case in every
        if (last := kept_through(case.ended, periods)) is not None and last < today
    )
