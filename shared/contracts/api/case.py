"""The case service's internal API for people: producer, recruiter, reviewer, support.

Producers reach their own case only, recruiters those they invited; else 404.
    GET  /cases?cursor=                    -> CaseList
    POST /cases                            recruiter: Invite -> CaseSummary
    GET  /cases/{key}                      -> CaseOverview
    GET  /cases/{key}/start                producer: -> StartView
    POST /cases/{key}/start/ssn            producer: GiveSsn -> StartView
    POST /cases/{key}/start/last-name      producer: LookUpAgain -> StartView
    POST /cases/{key}/start/narrowing      producer: NarrowDown -> StartView
    POST /cases/{key}/start/authorization  producer: Authorize -> StartView
    GET  /cases/{key}/tabs/{tab}           -> TabView
    PUT  /cases/{key}/tabs/{tab}           producer: SaveTab + If-Match -> TabView
    PATCH /cases/{key}/tabs/{tab}          producer: the same for some fields (autosave)
    GET  /cases/{key}/check                -> CheckView
    POST /cases/{key}/submission           producer: -> CaseOverview
    POST /cases/{key}/taking-back          producer: -> CaseOverview
    POST /cases/{key}/withdrawal           producer, recruiter: -> CaseOverview
    POST /cases/{key}/resending            support, recruiter: -> CaseSummary
POSTs carry an Idempotency-Key header. The rest: `case_answers`, `case_background`,
`case_start`, `case_review`, `case_internal`.

Refusals by code: `stale_version` (with `newer`: a TabView), `read_only`,
`not_allowed`, `review_has_begun`, `incomplete` (with `sections`), `packet_not_signed`,
`not_wanted` (a document), `already_authorized`, `background_not_authorized`,
`password_needed` (a submitted bank account or contact address is changed),
`documents_missing` (the declaration page is not there),
`not_identified` (a tab before the first screen is done); and with `problems`, 422:
`invalid_invitation`, `ssn_refused`, `last_name_missing`, `narrowing_refused`,
`not_agreed`, `values_refused`, `too_many_lookups`.
"""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime

from contracts.api.case_answers import (
    ContradictionView,
    InfoRequestView,
    MissingDocument,
)
from contracts.api.case_appointments import AppointmentView
from contracts.api.case_background import BackgroundConsentView
from contracts.api.case_tabs import FeeLine, Problem, SectionView, TabView
from contracts.api.service_clock import NOT_STARTED, ServiceClock
from contracts.api.shape import Answer, Request
from contracts.words import CaseKey, Role, StateCode

CaseStatus = Literal[
    "Invited",
    "In Progress",
    "HCSC Review",
    "Information Requested",
    "Error",
    "Approved",
    "Rejected",
    "Withdrawn",
    "Expired",
]


class Invite(Request):
    """What a recruiter enters to invite a producer; checked by the case service."""

    first_name: str
    last_name: str
    email: str
    states: tuple[str, ...]


class Milestone(Answer):
    """A step: reached at a time, or expected by a date; `lasted` until the next one."""

    title: str
    reached_at: AwareDatetime | None
    expected_by: date | None
    detail: str = ""
    lasted: str = ""


class CaseSummary(Answer):
    """A case in a list."""

    case_id: UUID
    key: CaseKey
    status: CaseStatus
    name: str
    states: tuple[StateCode, ...]
    invited_at: AwareDatetime
    changed_at: AwareDatetime
    milestones: tuple[Milestone, ...] = ()
    clock: ServiceClock = NOT_STARTED
    expires_on: date | None = None


class CaseList(Answer):
    """A page of the cases that the caller may see, newest change first.

    `next_cursor` is where the next page begins; None on the last. `notice` is what
    there is to know about a search.
    """

    cases: tuple[CaseSummary, ...]
    next_cursor: str | None = None
    notice: str = ""


class CaseOverview(Answer):
    """A case's frame: what every page of it shows.

    `next_step` is the address under the case where the producer goes on;
    `what_next` says in words what happens next and by when.
    """

    case_id: UUID
    key: CaseKey
    status: CaseStatus
    version: int
    name: str
    states: tuple[StateCode, ...]
    sections: tuple[SectionView, ...]
    next_step: str
    what_next: str
    reason: str | None
    milestones: tuple[Milestone, ...]
    clock: ServiceClock = NOT_STARTED
    open_request: InfoRequestView | None
    producer_identification_number: str | None
    expires_on: date | None = None
    entity_type: str = "individual"
    appointments: tuple[AppointmentView, ...] = ()
    can_resend: bool = False
    can_submit: bool
    can_withdraw: bool
    has_notice: bool = False
    can_take_back: bool = False


class CheckView(Answer):
    """Everything before Submit: all tabs, fees, and what still blocks.

    `contradictions` and documents `not_sent` warn and block nothing. `background_check`
    is there where its authorization is asked for or was given.
    """

    overview: CaseOverview
    tabs: tuple[TabView, ...]
    fees: tuple[FeeLine, ...]
    fee_total_text: str
    blocking: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    not_sent: tuple[MissingDocument, ...] = ()
    contradictions: tuple[ContradictionView, ...] = ()
    packet_signed: bool
    background_check: BackgroundConsentView | None = None


class HistoryEntry(Answer):
    """One line of a case's history."""

    at: AwareDatetime
    what: str
    by_role: Role | Literal["system"]
    by_name: str
    note: str = ""
