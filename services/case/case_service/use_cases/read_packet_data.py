"""Tell documents what the packet is made from."""

from dataclasses import dataclass
from uuid import UUID

from case_service.domain.case_file import CaseFile, NotIdentified
from case_service.domain.case_refusals import Incomplete
from case_service.domain.history import Deed, entry
from case_service.domain.licenses import chosen_states
from case_service.domain.rules import Fee
from case_service.domain.tab import Tab
from case_service.domain.viewer import SYSTEM
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore
from case_service.store.reviews import ReviewStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class PacketContents:
    """The answers of one snapshot with the fees and addenda that go with them."""

    file: CaseFile
    snapshot_hash: str
    fees: tuple[Fee, ...]
    addenda: tuple[str, ...]


async def read_packet_data(tx: Transaction, *, case_id: UUID) -> PacketContents:
    """Give the contents; the fees are fixed with the first packet of a snapshot.

    Raises Incomplete while a tab is. The read stands in the history.
    """
    cases, reviews = CaseStore(tx), ReviewStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    file = await CaseFileStore(tx).read(case_id, by=SYSTEM)
    snapshot_hash = _checked(file)
    states = chosen_states(file.saved(Tab.LICENSES).values)
    if case.packet_hash != snapshot_hash:
        # Before documents shows them: what is signed stays as it was (FEE-2).
        await reviews.fix_fees(case, snapshot_hash=snapshot_hash, fees=file.chosen_fees)
    await cases.write_history(
        case_id, entry(Deed.READ, by=SYSTEM, detail="SSN, for the documents")
    )
    return PacketContents(
        file=file,
        snapshot_hash=snapshot_hash,
        fees=await reviews.shown_fees(case, snapshot_hash=snapshot_hash),
        addenda=file.facts.rules.addenda(states),
    )


def _checked(file: CaseFile) -> str:
    if file.snapshot_hash is None:
        raise NotIdentified
    if file.completeness.waiting_for:
        raise Incomplete(file.completeness.waiting_for)
    return file.snapshot_hash
