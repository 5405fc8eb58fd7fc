"""How long a review may take: what HCSC promises, by the rule book (NEW-9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from case_service.domain.business_days import central_day, due_on, midnight
from case_service.domain.rule_change import RuleChange, in_force
from case_service.domain.rule_kind import RuleKind, most_days, shown
from case_service.domain.rules import Origin


@dataclass(frozen=True, slots=True)
class Promise:
    """Business days as a rule has them: 5, or from 3 to 5."""

    value: str
    origin: Origin

    @property
    def most(self) -> int:
        """The business days after which a review is late."""
        return most_days(self.value)

    @property
    def is_made(self) -> str:
        """Say that it is promised, where business days were spoken of already."""
        span = self.value.replace("-", " to ")
        return f"{span} {'is' if span == '1' else 'are'} promised"

    def __str__(self) -> str:
        """Say it as people read it."""
        return shown(RuleKind.PROMISE, self.value)


@dataclass(frozen=True, slots=True)
class Promises:
    """What was promised from which day on; the last one is promised today."""

    steps: tuple[tuple[date, Promise], ...]

    def of(self, begun: date) -> Promise:
        """Give the promise for a review that began on a day.

        It is that day's, as the producer was told when to expect an answer: a longer
        one is for those who come later. A shorter one is for all who wait, so that
        nobody who came later is due earlier, and the queue's order is that of the days.
        """
        ends = [*(start for start, _ in self.steps[1:]), date.max]
        made = zip(self.steps, ends, strict=True)
        later = [promise for (_, promise), end in made if end > begun]
        return min(later, key=lambda promise: promise.most)

    def due_on(self, begun: datetime) -> date:
        """Give the day by which a review that began at a moment is promised."""
        return due_on(begun, days=self.of(central_day(begun)).most)

    def overdue_before(self, today: date) -> datetime:
        """Give the moment before which a review must have begun to be late today."""
        day = today
        while self.due_on(midnight(day - timedelta(days=1))) >= today:
            day -= timedelta(days=1)
        return midnight(day)


def promises_of(changes: Iterable[RuleChange], *, today: date) -> Promises:
    """Read from the rule book what was promised until today."""
    counted = [each for each in changes if each.counts]
    days = sorted({each.effective_on for each in counted if each.effective_on <= today})
    steps = []
    for day in days:
        held = in_force(counted, day)
        if held is not None and held.value is not None:
            origin = Origin(held.effective_on, held.source)
            steps.append((day, Promise(held.value, origin)))
    return Promises(tuple(steps))
