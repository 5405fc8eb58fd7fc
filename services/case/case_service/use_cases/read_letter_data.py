"""Tell documents what a letter to the producer says."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from case_service.domain.case_file import CaseFile
from case_service.domain.history import Deed, entry
from case_service.domain.rules import Fee
from case_service.domain.status import Status
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.proposals import NoNotice, ProposalStore
from case_service.use_cases.read_case import WholeCase, read_case
from chassis.refusal import NotFound
from chassis.transaction import Transaction
from contracts.words import LetterSlug


class NothingToTell(NotFound):
    """What the letter tells of has not come about."""

    def __init__(self) -> None:
        super().__init__("Nothing has happened in this case that the letter tells of.")


@dataclass(frozen=True, slots=True)
class LetterContents:
    """What a letter says beside its own words."""

    file: CaseFile
    dated: datetime
    number: str | None = None
    fees: tuple[Fee, ...] = ()
    reason: str = ""
    notice: tuple[str, ...] = ()


async def read_letter_data(
    tx: Transaction, *, case_id: UUID, letter: LetterSlug, about: UUID
) -> LetterContents:
    """Give the contents; the read stands in the history.

    `about` is the notice that the letter is or follows; other letters are about the
    case.
    """
    whole = await read_case(tx, case_id, by=SYSTEM)
    contents = await _CONTENTS[letter](tx, whole, about)
    read = entry(Deed.READ, by=SYSTEM, detail=f"address, for the letter {letter}")
    await CaseStore(tx).write_history(case_id, read)
    return contents


async def _welcome(_tx: Transaction, whole: WholeCase, _about: UUID) -> LetterContents:
    return LetterContents(
        whole.file,
        _ended(whole, Status.APPROVED),
        number=whole.frame.number,
        fees=whole.signed_fees or (),
    )


async def _refusal(_tx: Transaction, whole: WholeCase, _about: UUID) -> LetterContents:
    dated = _ended(whole, Status.REJECTED)
    return LetterContents(whole.file, dated, reason=whole.frame.reason or "")


async def _announced(tx: Transaction, whole: WholeCase, about: UUID) -> LetterContents:
    proposal = await ProposalStore(tx).one(about)
    if proposal.case_id != whole.file.case.id:
        raise NoNotice
    told = proposal.sources.pre_adverse(last_day=proposal.announced_day)
    return LetterContents(whole.file, proposal.proposed_at, notice=told)


async def _decided(tx: Transaction, whole: WholeCase, about: UUID) -> LetterContents:
    proposal = await ProposalStore(tx).one(about)
    if proposal.case_id != whole.file.case.id:
        raise NoNotice
    return LetterContents(
        whole.file,
        _ended(whole, Status.REJECTED),
        reason=whole.frame.reason or "",
        notice=proposal.sources.adverse(),
    )


async def _withdrawal(
    _tx: Transaction, whole: WholeCase, _about: UUID
) -> LetterContents:
    return LetterContents(whole.file, _ended(whole, Status.WITHDRAWN))


def _ended(whole: WholeCase, status: Status) -> datetime:
    ended_at = whole.frame.dates.decided_at
    if whole.file.case.status is not status or ended_at is None:
        raise NothingToTell
    return ended_at


_Contents = Callable[[Transaction, WholeCase, UUID], Awaitable[LetterContents]]

_CONTENTS: Mapping[LetterSlug, _Contents] = {
    LetterSlug.WELCOME_LETTER: _welcome,
    LetterSlug.NOT_APPROVED: _refusal,
    LetterSlug.PRE_ADVERSE_NOTICE: _announced,
    LetterSlug.ADVERSE_ACTION_NOTICE: _decided,
    LetterSlug.APPLICATION_WITHDRAWN: _withdrawal,
}
