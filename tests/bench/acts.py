"""What changes a case, and how a case comes there: a table."""

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass

from case_service.domain.invitation_terms import Terms
from case_service.domain.policy import Policy
from case_service.domain.requirement import Requirement
from case_service.domain.review import InformationWanted
from case_service.domain.state import State
from case_service.domain.status import Status
from case_service.domain.verdicts import Said, Verdict, Word
from case_service.store.digests import Digests
from case_service.use_cases.add_state import add_state
from case_service.use_cases.approve_case import approve_case
from case_service.use_cases.ask_for_state import ask_for_state
from case_service.use_cases.claim_case import claim_case
from case_service.use_cases.give_verdicts import give_verdicts
from case_service.use_cases.put_in_error import put_in_error
from case_service.use_cases.read_examination import read_examination
from case_service.use_cases.refuse_state import refuse_state
from case_service.use_cases.reject_case import reject_case
from case_service.use_cases.release_case import release_case
from case_service.use_cases.request_info import request_info
from case_service.use_cases.resend_invitation import resend_invitation
from case_service.use_cases.return_to_review import return_to_review
from case_service.use_cases.reveal_value import reveal_value
from case_service.use_cases.submit_case import submit_case
from case_service.use_cases.take_case_back import take_case_back
from case_service.use_cases.take_over_case import take_over_case
from case_service.use_cases.withdraw_case import withdraw_case
from chassis.transaction import Transaction
from tests.bench.acting import (
    COLLEAGUE,
    REVIEWER,
    WHY,
    Found,
    Step,
    make_theirs,
    producer,
    reviewer,
    support,
)
from tests.support.case_desk import BLIND_INDEX_KEY

CLAIM, RELEASE = reviewer(claim_case), reviewer(release_case)
WANTED = InformationWanted("More, please.", ("general",), ())
REQUEST = reviewer(request_info, wanted=WANTED)
PUT_IN_ERROR = reviewer(put_in_error, reason="It cannot go on.")
RETURN = reviewer(return_to_review, reason="It can go on.")
DIGESTS, TERMS = Digests(BLIND_INDEX_KEY), Terms(accepts_simulated=True)
SUBMIT = producer(submit_case, policy=Policy(), digests=DIGESTS)
ASK_FOR_STATE = producer(ask_for_state, state=State.IL, note="Clients moved there.")
REFUSE_STATE = support(refuse_state, state=State.IL, reason="Not this year.")
RESEND = support(resend_invitation, terms=TERMS, digests=DIGESTS)


def _verdicts(word: Word, *, shown: Word) -> Step:
    """Change every verdict, as the form brings all of them."""
    said = [Said(Verdict(one, word), Verdict(one, shown)) for one in Requirement]
    return reviewer(give_verdicts, said=said)


def _examine(tx: Transaction, case: Found) -> Awaitable[object]:
    return read_examination(tx, case_id=case.id, by=REVIEWER, name="Riley Reviewer")


@dataclass(frozen=True, slots=True)
class Way:
    """How a case comes to an act and back to where it was; an act that ends it, or is
    possible once, finds each case once.
    """

    act: Step
    before: Sequence[Step] = ()
    after: Sequence[Step] = ()
    status: Status = Status.HCSC_REVIEW
    is_once: bool = False


ACTS: Mapping[str, Way] = {
    "claiming a case": Way(CLAIM, after=[RELEASE]),
    "releasing": Way(RELEASE, before=[CLAIM]),
    "taking over": Way(
        reviewer(take_over_case, reason=WHY),
        before=[reviewer(claim_case, by=COLLEAGUE)],
        after=[RELEASE],
    ),
    "giving verdicts": Way(
        _verdicts(Word.NO_ISSUE, shown=Word.REQUIRES_REVIEW),
        before=[CLAIM],
        after=[_verdicts(Word.REQUIRES_REVIEW, shown=Word.NO_ISSUE), RELEASE],
    ),
    "revealing a value": Way(
        reviewer(reveal_value, field="ssn", reason=WHY),
        before=[CLAIM],
        after=[RELEASE],
    ),
    "reading for examiners": Way(_examine),
    "putting in error": Way(PUT_IN_ERROR, before=[CLAIM], after=[RETURN, RELEASE]),
    "returning to review": Way(RETURN, before=[CLAIM, PUT_IN_ERROR], after=[RELEASE]),
    "requesting information": Way(REQUEST, before=[CLAIM], after=[RELEASE, SUBMIT]),
    "submitting": Way(SUBMIT, before=[CLAIM, REQUEST, RELEASE]),
    "taking back": Way(producer(take_case_back), after=[SUBMIT]),
    "asking for a state": Way(
        ASK_FOR_STATE, after=[REFUSE_STATE], status=Status.IN_PROGRESS
    ),
    "refusing a state": Way(
        REFUSE_STATE, before=[ASK_FOR_STATE], status=Status.IN_PROGRESS
    ),
    "resending": Way(RESEND, status=Status.INVITED),
    "adding a state": Way(
        support(add_state, state=State.IL),
        before=[ASK_FOR_STATE],
        status=Status.INVITED,
        is_once=True,
    ),
    "withdrawing": Way(producer(withdraw_case), status=Status.INVITED, is_once=True),
    "rejecting": Way(
        reviewer(reject_case, reason="It cannot be.", has_answered=True),
        before=[make_theirs],
        status=Status.ERROR,
        is_once=True,
    ),
    "approving": Way(reviewer(approve_case, terms=TERMS), before=[CLAIM], is_once=True),
}
