"""Ask the producer for more."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act, InformationWanted, read_wanted
from case_service.domain.tab import Tab
from case_service.domain.typed import paragraphs
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from case_service.store.reviews import InfoRequest, ReviewStore
from case_service.store.wanted import WantedStore
from chassis.transaction import Transaction
from contracts.case import InfoRequested
from contracts.ids import uuid7
from contracts.words import FileKind
from contracts.words import Tab as TabWord


async def request_info(
    tx: Transaction, ref: Ref, *, act: Act, wanted: InformationWanted
) -> Case:
    """Say what is needed and open the chosen tabs again (REV-3).

    Asked once more before the answer, what did not come yet is wanted still.
    """
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=act.by)
    await ProposalStore(tx).check_none_open(case)
    wish = read_wanted(wanted)
    asked = case.request_info(
        by=act.account_id, version=act.version, message=wanted.message, tabs=wish.tabs
    )
    reviews, documents = ReviewStore(tx), WantedStore(tx)
    # A request that is not answered yet is replaced by this one.
    kinds = {*wish.documents.kinds, *await _unsent_kinds(reviews, case)}
    replaced = await reviews.close_request(case)
    request = _request(tx, asked, wanted, kinds=tuple(sorted(kinds)))
    await cases.save(
        asked, entry=entry(Deed.INFORMATION_REQUESTED, by=act.by, name=act.name)
    )
    await reviews.add_request(request)
    await documents.add(case, request_id=request.id, names=wish.documents.names)
    if replaced is not None:
        await documents.carry_over(replaced, to=request.id)
    await tx.publish(_announcement(tx, request))
    return asked


async def _unsent_kinds(reviews: ReviewStore, case: Case) -> tuple[str, ...]:
    """Give the kinds of file that the open request waits for still."""
    for request in await reviews.requests(case):
        if request.answered_at is None:
            came = await reviews.kinds_since(case, since=request.asked_at)
            return tuple(kind for kind in request.wanted_documents if kind not in came)
    return ()


def _request(
    tx: Transaction, case: Case, wanted: InformationWanted, *, kinds: tuple[str, ...]
) -> InfoRequest:
    return InfoRequest(
        id=uuid7(),
        case_id=case.id,
        review_round=case.review_round,
        message=paragraphs("message", wanted.message),
        reopened_tabs=tuple(tab for tab in Tab if tab in case.reopened),
        wanted_documents=kinds,
        asked_at=tx.now,
    )


def _announcement(tx: Transaction, request: InfoRequest) -> InfoRequested:
    return InfoRequested(
        occurred_at=tx.now,
        case_id=request.case_id,
        request_id=request.id,
        review_round=request.review_round,
        reopened_tabs=tuple(TabWord(tab) for tab in request.reopened_tabs),
        wanted_documents=tuple(FileKind(kind) for kind in request.wanted_documents),
    )
