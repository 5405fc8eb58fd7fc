"""What reviewers do with a case, beside the decisions themselves."""

from dataclasses import dataclass
from uuid import UUID

from case_service.domain.case import UNDER_REVIEW, Case
from case_service.domain.case_refusals import InvalidRequest
from case_service.domain.proposal import Proposal, Stage
from case_service.domain.status import Action
from case_service.domain.tab import FORM_TABS, Tab
from case_service.domain.typed import is_blank
from case_service.domain.viewer import Viewer
from case_service.domain.wanted import DECLARATION_PAGE, Documents, read_documents
from chassis.refusal import Refused


class DocumentsMissing(Refused):
    """The declaration page that the case names is not there."""

    def __init__(self) -> None:
        super().__init__(
            "documents_missing",
            "The E&O declaration page is not there, or its upload is not finished. "
            "Wait a moment, or upload it again on E&O.",
        )


class NotSigned(Refused):
    """No signed packet fits the answers."""

    def __init__(self) -> None:
        super().__init__(
            "not_signed",
            "The documents are not signed as the answers stand now. Request "
            "information: the producer signs them again and submits.",
        )


class NothingToTakeOver(Refused):
    """The case is free, or the reviewer's own."""

    def __init__(self) -> None:
        super().__init__(
            "nothing_to_take_over", "No colleague has claimed this case any more."
        )


class NoReviewer(Exception):
    """An act of review came without a reviewer's account."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act of a reviewer on the case as it was shown to them."""

    by: Viewer
    name: str
    version: int

    @property
    def account_id(self) -> UUID:
        """The reviewer's account."""
        if self.by.account_id is None:
            raise NoReviewer
        return self.by.account_id


@dataclass(frozen=True, slots=True)
class InformationWanted:
    """What a reviewer asks for: a message, tabs to reopen, documents to upload."""

    message: str
    tabs: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for information, read: tabs to reopen, documents by kind and name."""

    tabs: frozenset[Tab]
    documents: Documents


def read_wanted(wanted: InformationWanted) -> Asked:
    """Read what a reviewer asks for; InvalidRequest for what nobody knows.

    Whoever wants a new declaration page wants E&O open again: it is uploaded there.
    """
    # The form offers only these: anything else is a hand-made request.
    if not set(wanted.tabs) <= set(Tab):
        raise InvalidRequest("reopened_tabs", "Choose sections from the list.")
    documents = read_documents(wanted.documents)
    # Appointments holds no answers, and eSignature opens whenever it is needed.
    tabs = frozenset(tab for tab in FORM_TABS if tab in wanted.tabs)
    if DECLARATION_PAGE in documents.kinds:
        tabs |= {Tab.E_AND_O}
    return Asked(tabs, documents)


_ACTIONS = {
    "request_information": Action.REQUEST_INFO,
    "approve": Action.APPROVE,
    "put_in_error": Action.PUT_IN_ERROR,
    "return_to_review": Action.RETURN_TO_REVIEW,
    "reject": Action.REJECT,
}


def actions(
    case: Case, *, reviewer: UUID, proposal: Proposal | None = None
) -> tuple[str, ...]:
    """List what this reviewer may do with the case now."""
    if case.reviewer_id != reviewer:
        may_have = case.status in UNDER_REVIEW and not case.is_own_case_of(reviewer)
        wanted = "claim" if case.reviewer_id is None else "take_over"
        return (wanted,) if may_have else ()
    if proposal is not None and proposal.is_open and case.allows(Action.REJECT):
        return ("release", "judge", *_while_proposed(proposal))
    decisions = tuple(name for name, action in _ACTIONS.items() if case.allows(action))
    return ("release", "judge", *decisions) if decisions else ()


def take_over(case: Case, *, act: Act, reason: str) -> Case:
    """Release a case on behalf of a colleague who is away, and claim it."""
    if case.reviewer_id in (None, act.account_id):
        raise NothingToTakeOver
    if is_blank(reason):
        raise InvalidRequest("reason", "Say why you take this case over.")
    released = case.release(by=case.reviewer_id, version=act.version)
    return released.claim(by=act.account_id, name=act.name, version=released.version)


def _while_proposed(proposal: Proposal) -> tuple[str, ...]:
    answer = ("answer_dispute",) if proposal.stage is Stage.DISPUTED else ()
    return (*answer, "withdraw_rejection")
