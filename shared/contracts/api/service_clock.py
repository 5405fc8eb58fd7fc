"""The service clock of a case: how long its review lasts (NEW-9)."""

from datetime import date
from typing import Literal

from contracts.api.shape import Answer


class ServiceClock(Answer):
    """How long a review lasts, in business days; it is paused while the producer is
    asked, and `due_on` is the day of the promise while it runs. `promised` is how long
    a review may take, by the `rule`.
    """

    state: Literal["not started", "running", "paused", "stopped"]
    business_days: int
    due_on: date | None
    is_overdue: bool
    text: str
    promised: str = ""
    rule: str = ""


NOT_STARTED = ServiceClock(
    state="not started", business_days=0, due_on=None, is_overdue=False, text=""
)
