"""Review as it is sent: rows of the queue, the whole case."""

from case_service.api.overviews import overview, request_view
from case_service.api.problems import fee_lines, total_text
from case_service.api.start import identity_view
from case_service.api.tab_views import chosen_fees, tab_view
from case_service.domain.case import Case
from case_service.domain.case_key import read_case_key
from case_service.domain.history import sentence
from case_service.domain.reachable import email_of
from case_service.domain.review import actions
from case_service.domain.status import Status
from case_service.domain.tab import FORM_TABS
from case_service.domain.viewer import Viewer
from case_service.store.views import QueueFilter, Told
from case_service.use_cases.read_queue import Queue, QueuedCase
from case_service.use_cases.read_review import ReviewedCase
from contracts.api.case import HistoryEntry
from contracts.api.case_review import (
    Flag,
    QueuePage,
    QueueRow,
    ReviewCase,
    ReviewFilter,
)

_IN_REVIEW = (Status.HCSC_REVIEW, Status.INFORMATION_REQUESTED, Status.ERROR)


def queue_filter(
    wanted: ReviewFilter, *, npn_digest: bytes | None
) -> tuple[QueueFilter, str]:
    """Read a filter, and the name to search for, which no column can be asked for.

    Without a status the queue shows what waits for somebody; a search looks through
    cases of every status.
    """
    search = wanted.search.strip()
    key = read_case_key(search)
    name = "" if key or npn_digest is not None else search
    statuses = tuple(Status) if search else _IN_REVIEW
    if wanted.status:
        statuses = (Status(wanted.status),)
    chosen = QueueFilter(
        statuses=statuses,
        state=wanted.state or None,
        assigned_to=wanted.assigned_to or None,
        key=key,
        npn_digest=npn_digest,
    )
    return chosen, name


def queue_page(queue: Queue, *, reader: Viewer) -> QueuePage:
    """Shape a page of the queue."""
    return QueuePage(
        rows=tuple(_row(case, reader=reader) for case in queue.cases),
        next_cursor=str(queue.after) if queue.after else None,
        total=queue.total,
    )


def _row(queued: QueuedCase, *, reader: Viewer) -> QueueRow:
    file, case = queued.file, queued.file.case
    return QueueRow(
        case_id=case.id,
        key=case.key,
        name=file.name,
        npn=file.identity.npn if file.identity else "",
        status=case.status.value,
        states=tuple(state.value for state in case.states),
        submitted_at=case.submitted_at,
        business_days_waiting=queued.waiting.days,
        due_on=queued.waiting.due_on,
        assigned_to_me=_is_mine(case, reader),
        assigned_name=case.reviewer_name,
        flags=tuple(flag.code for flag in queued.flags),
    )


def review_case(reviewed: ReviewedCase, *, reader: Viewer) -> ReviewCase:
    """Shape the whole case, sensitive fields masked."""
    whole = reviewed.whole
    file, case = whole.file, whole.file.case
    due = whole.signed_fees or chosen_fees(file)
    possible: tuple[str, ...] = ()
    if "reviewer" in reader.roles and reader.account_id is not None:
        possible = actions(case, reviewer=reader.account_id)
    return ReviewCase.model_validate(
        {
            "overview": overview(file, whole.frame, whole.requests),
            "identity": identity_view(file),
            "ssn_ending": file.ssn.ending if file.ssn else None,
            "email": email_of(file),
            "tabs": tuple(tab_view(file, tab) for tab in FORM_TABS),
            "fees": fee_lines(due),
            "fee_total_text": total_text(due),
            "flags": tuple(
                Flag(
                    code=flag.code,
                    sentence=flag.sentence,
                    blocks_approval=flag.blocks_approval,
                )
                for flag in reviewed.flags
            ),
            "requests": tuple(request_view(one) for one in whole.requests),
            "history": tuple(_told(one, name=file.name) for one in reviewed.history),
            "assigned_to_me": _is_mine(case, reader),
            "assigned_name": case.reviewer_name,
            "actions": possible,
        }
    )


def _is_mine(case: Case, reader: Viewer) -> bool:
    return case.reviewer_id is not None and case.reviewer_id == reader.account_id


def _told(told: Told, *, name: str) -> HistoryEntry:
    by_name = name if told.by_role == "producer" else told.by_name
    return HistoryEntry.model_validate(
        {
            "at": told.at,
            "what": sentence(told.what, told.detail),
            "by_role": told.by_role,
            "by_name": by_name,
        }
    )
