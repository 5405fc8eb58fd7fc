"""The case service's internal API for reviewers (reads also for support).

    GET  /review                                 ReviewFilter as query -> QueuePage
    GET  /review/{key}                           -> ReviewCase
    GET  /review/{key}/report                    reviewers only -> ReportCopy
    POST /review/{key}/claim                     StaffAct -> ReviewCase
    POST /review/{key}/release                   StaffAct -> ReviewCase
    POST /review/{key}/verdicts                  GiveVerdicts -> ReviewCase
    POST /review/{key}/information-requests      RequestInfo -> ReviewCase
    POST /review/{key}/approval                  StaffAct -> ReviewCase
    POST /review/{key}/error                     StaffReason -> ReviewCase
    POST /review/{key}/return                    StaffReason -> ReviewCase
    POST /review/{key}/rejection                 Reject -> ReviewCase
    POST /review/{key}/rejection-withdrawal      StaffAct -> ReviewCase
    POST /review/{key}/dispute-answer            StaffReason -> ReviewCase
    POST /review/{key}/revelations               Reveal -> Revealed
All POSTs but the last carry an Idempotency-Key header: a value that is shown again is
told of again in the history. `version` is the case's as it was shown.

Refusals by code: `no_report` (it has not come yet), `stale_case`, `claimed_by_other`,
`not_claimed`, `not_allowed`, `coverage_too_low`, `documents_missing`, `not_signed`,
`rejection_proposed`, `no_proposal`, `background_check_pending`, `not_acceptable` (a
verdict speaks against approval); `invalid_request`, `values_refused` (422, with
`problems`), `unknown_cursor` (422).
"""

from typing import Literal

from pydantic import AwareDatetime

from contracts.api.case import CaseOverview, HistoryEntry
from contracts.api.case_answers import (
    ContradictionView,
    InfoRequestView,
    ProposalView,
)
from contracts.api.case_tabs import FeeLine, TabView
from contracts.api.shape import Answer, Request, Secret

Action = Literal[
    "claim",
    "take_over",
    "release",
    "judge",
    "request_information",
    "approve",
    "put_in_error",
    "return_to_review",
    "reject",
    "withdraw_rejection",
    "answer_dispute",
]


class Flag(Answer):
    """Something that a reviewer should look at; a check may show it as well."""

    code: str
    sentence: str
    blocks_approval: bool
    has_check: bool = False


VerdictWord = Literal["requires review", "no issue", "not acceptable"]


class CheckedView(Answer):
    """A check made by rule: passed, or what stands out and how it is mended."""

    title: str
    passed: bool
    exceptions: tuple[str, ...]
    remedy: str
    blocks_approval: bool


class EarlierVerdict(Answer):
    """A verdict of an earlier round of review."""

    review_round: int
    verdict: VerdictWord
    because: str
    given_by: str
    given_at: AwareDatetime


class RequirementView(Answer):
    """A part of the case that is judged: its checks, the verdict of this round."""

    requirement: str
    title: str
    checks: tuple[CheckedView, ...]
    verdict: VerdictWord
    because: str
    given_by: str
    given_at: AwareDatetime | None
    earlier: tuple[EarlierVerdict, ...]


class ProposedRequest(Answer):
    """The request for information that the verdicts add up to."""

    message: str
    reopened_tabs: tuple[str, ...]


class Judgment(Answer):
    """What rules and reviewer say of each part of the case.

    `is_blocked` tells that an exception keeps the case from approval;
    `asks_about_report` that who rejects has to say whether it rests on a report, and
    `report_names` which reports those are.
    """

    requirements: tuple[RequirementView, ...] = ()
    has_exceptions: bool = False
    is_blocked: bool = False
    asks_about_report: bool = False
    report_names: str = "the NIPR report"
    proposed_request: ProposedRequest | None = None
    contradictions: tuple[ContradictionView, ...] = ()


Sensitive = Literal["ssn", "birth_date", "routing_number", "account_number"]


class ReviewIdentity(Answer):
    """Who NIPR says the producer is, the birth date masked."""

    npn: str
    name: str
    resident_state: str
    birth_year: int


class FieldProvenance(Answer):
    """A field of General as NIPR has it, as it was given, and as approved."""

    field: str
    nipr: str
    origin: str
    given: str
    given_at: AwareDatetime | None
    approved: str
    approved_at: AwareDatetime | None
    differs: bool


class ReviewCase(Answer):
    """The whole case as a reviewer sees it, sensitive fields masked.

    `revealable` names those that this reviewer may see whole; `has_report` and
    `can_examine` tell whether the caller may have NIPR's report, and the examination
    file.
    """

    overview: CaseOverview
    identity: ReviewIdentity | None
    ssn_ending: str | None
    email: str
    tabs: tuple[TabView, ...]
    fees: tuple[FeeLine, ...]
    fee_total_text: str
    flags: tuple[Flag, ...]
    judgment: Judgment = Judgment()
    proposal: ProposalView | None = None
    requests: tuple[InfoRequestView, ...]
    history: tuple[HistoryEntry, ...]
    provenance: tuple[FieldProvenance, ...] = ()
    assigned_to_me: bool
    assigned_name: str | None
    actions: tuple[Action, ...]
    revealable: tuple[Sensitive, ...] = ()
    has_report: bool = False
    can_examine: bool = False


class StaffAct(Request):
    """An act on the case as it was shown; `by_name` is what colleagues see."""

    version: int
    by_name: str


class StaffReason(StaffAct):
    """An act that needs a reason, which the producer can read."""

    reason: str


class Reveal(Request):
    """Which masked value to show whole, and why; the reason stays in the history."""

    field: str
    reason: str
    by_name: str


class Revealed(Answer):
    """A value that is shown once."""

    field: Sensitive
    value: Secret


class Reject(StaffReason):
    """A rejection; one that rests on a report is announced first (FCRA).

    None is no answer, and does only where nothing in the report stood out.
    """

    rests_on_report: bool | None = None


class RequestInfo(StaffAct):
    """What is needed, which tabs reopen, which documents are wanted."""

    message: str
    reopened_tabs: tuple[str, ...] = ()
    wanted_documents: tuple[str, ...] = ()


class GiveVerdict(Request):
    """A verdict on one requirement; `because` is for what is not acceptable.

    `shown` and `shown_because` are what the page had shown: an older page does not
    turn a newer verdict back.
    """

    requirement: str
    verdict: str
    because: str = ""
    shown: str = "requires review"
    shown_because: str = ""


class GiveVerdicts(StaffAct):
    """Verdicts on some requirements; the others stay as they are."""

    verdicts: tuple[GiveVerdict, ...]
