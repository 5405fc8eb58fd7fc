"""What is known about a case when its tabs are judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from case_service.domain.rules import Rules
from case_service.domain.state import License, State
from case_service.domain.tab import Tab


@dataclass(frozen=True, slots=True)
class NiprAppointment:
    """An active appointment per NIPR."""

    company: str
    state: str
    line_of_authority: str
    appointed_on: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """NIPR's facts in use, the recruiter's choice, today's rules.

    `today` is the day in Central Time. `packet_signed` tells whether the signed packet
    was made from the answers as they are now, `packet_begun` that one was made from
    them to be signed. `prefilled` is what General
    shows before it is saved, `earlier_cover` what E&O does; `unconfirmed` tabs were
    kept while the producer typed and never saved, which once the case `was_submitted`
    happens to a new email address alone. `files` are those taken in.
    `asks_background` tells that a background check waits for its authorization.
    """

    now: datetime
    today: date
    name: str
    invited_states: tuple[State, ...]
    licenses: tuple[License, ...]
    appointments: tuple[NiprAppointment, ...]
    rules: Rules
    prefilled: Mapping[str, str] = field(default_factory=dict)
    earlier_cover: Mapping[str, str] = field(default_factory=dict)
    unconfirmed: frozenset[Tab] = frozenset()
    was_submitted: bool = False
    files: frozenset[str] = frozenset()
    packet_signed: bool = False
    packet_begun: bool = False
    accepts_simulated: bool = False
    asks_background: bool = False
