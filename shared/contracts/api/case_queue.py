"""The reviewers' queue as the case service answers it; its routes: `case_review`."""

from collections.abc import Mapping
from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from contracts.api.case import CaseStatus
from contracts.api.service_clock import ServiceClock
from contracts.api.shape import Answer, Request
from contracts.words import CaseKey, StateCode


class ReviewFilter(Request):
    """Which cases the queue shows: without a status, those that wait for somebody.

    `search` is a name, an e-mail address, an NPN or a key, and looks through cases of
    every status, as `case_id` does.
    """

    status: Literal["", CaseStatus] = ""
    assigned_to: Literal["", "me", "nobody"] = ""
    state: Literal["", StateCode] = ""
    search: str = ""
    cursor: str = ""
    case_id: UUID | None = None


class QueueRow(Answer):
    """A case in the queue; waiting is counted in business days of review."""

    case_id: UUID
    key: CaseKey
    name: str
    npn: str
    status: CaseStatus
    states: tuple[StateCode, ...]
    submitted_at: AwareDatetime | None
    business_days_waiting: int
    due_on: date | None
    clock: ServiceClock
    assigned_to_me: bool
    assigned_name: str | None
    flags: tuple[str, ...]


class QueueCounter(Answer):
    """A number that a desk looks at, such as Overdue, and the filters that show these
    cases. Nobody counts beyond 99: the text says "99+" then.
    """

    title: str
    text: str
    is_alarming: bool = False
    filters: Mapping[str, str] = Field(default_factory=dict)


class QueuePage(Answer):
    """A page of the queue, waiting longest first.

    `total` goes up to 99, of those with a name up to a page: the text says "25+" then.
    `notice` is what there is to know about a search.
    """

    rows: tuple[QueueRow, ...]
    next_cursor: str | None
    total: int
    total_text: str
    counters: tuple[QueueCounter, ...] = ()
    notice: str = ""
