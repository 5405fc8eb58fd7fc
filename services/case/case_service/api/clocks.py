"""The service clock as it is sent."""

from case_service.domain.waiting import Waiting
from contracts.api.service_clock import ServiceClock


def service_clock(waiting: Waiting) -> ServiceClock:
    """Shape the service clock of a case."""
    return ServiceClock(
        state=waiting.clock.value,
        business_days=waiting.days,
        due_on=waiting.due_on,
        is_overdue=waiting.is_overdue,
        text=str(waiting),
        promised=str(waiting.promise),
        rule=str(waiting.promise.origin),
    )
