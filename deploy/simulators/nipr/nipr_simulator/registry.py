"""What the simulator knows and remembers: people, time, calls, outage."""

import asyncio
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from nipr_simulator.people import Fault, Person, shipped_people

Service = Literal["hit-list", "report"]
CENTRAL = ZoneInfo("America/Chicago")


@dataclass(frozen=True, slots=True)
class Call:
    """One call received, without the SSN that it may have carried."""

    at: datetime
    service: Service
    method: str
    authentication: str
    person: int | None
    status: int
    billed: bool


@dataclass(slots=True)
class Clock:
    """The real time, moved by what the control URL asked for."""

    ahead_by: timedelta = timedelta()

    def now(self) -> datetime:
        """Give the simulated time."""
        return _real_time() + self.ahead_by

    def today(self) -> date:
        """Give the simulated day in Central Time."""
        return self.now().astimezone(CENTRAL).date()

    def set(self, now: datetime) -> None:
        """Go on from another moment."""
        self.ahead_by = now - _real_time()


@dataclass(slots=True)
class Registry:
    """Everything that changes while the simulator runs."""

    people: dict[int, Person] = field(
        default_factory=lambda: {person.number: person for person in shipped_people()}
    )
    calls: list[Call] = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)
    is_down: bool = False
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def matches(self, *, ssn: str, last_name: str) -> list[Person]:
        """Find who has this SSN and, as a name or an alias, this last name."""
        wanted = _plain(last_name)
        return [
            person
            for person in self.people.values()
            if person.listed and person.ssn == ssn and wanted in _last_names(person)
        ]

    def with_npn(self, npn: str) -> Person | None:
        """Find somebody by number."""
        known = (person for person in self.people.values() if person.listed)
        return next((person for person in known if person.npn == npn), None)

    def struck_by(self, ssn: str) -> Person | None:
        """Find whose fault the hit list shows: SSN 900-02-00nn belongs to person nn."""
        if not ssn.startswith("90002"):
            return None
        person = self.people.get(int(ssn[5:]))
        return person if person and person.fault else None

    def is_slow(self, person: Person | None) -> bool:
        """Tell whether answers about somebody still take long."""
        known = self.people.get(person.number) if person else None
        return known is not None and known.fault is Fault.SLOW

    def add(self, person: Person) -> None:
        """Learn somebody, or another version of somebody."""
        self.people[person.number] = person
        # Whoever waits wakes now; the next change is news of its own.
        self.news.set()
        self.news = asyncio.Event()

    def free_number(self) -> int:
        """Give a number above those of the shipped people."""
        return max(499, *self.people) + 1

    def billed(self, service: Service) -> int:
        """Count what NIPR would put on the invoice."""
        return sum(call.billed for call in self.calls if call.service == service)


def _real_time() -> datetime:
    # NIPR has a clock of its own; this is the simulator's.
    return datetime.now(UTC)  # noqa: TID251


def _last_names(person: Person) -> set[str]:
    aliases = (other.name.partition(",")[0] for other in person.other_names)
    return {_plain(name) for name in (person.last, *aliases)}


def _plain(name: str) -> str:
    """Reduce a name to its letters, so that case, accents and marks do not count."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(mark for mark in decomposed if mark.isalpha()).casefold()
