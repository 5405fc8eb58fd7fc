"""Read a tab."""

from dataclasses import dataclass

from case_service.domain.case_file import CaseFile
from case_service.domain.facts import NiprAppointment
from case_service.domain.rules import Fee
from case_service.domain.tab import Tab
from case_service.domain.viewer import Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import Ref
from case_service.store.reviews import ReviewStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class OpenedTab:
    """A case's file, the list of Appointments, and the signed fees of Licenses."""

    file: CaseFile
    appointments: tuple[NiprAppointment, ...] = ()
    signed_fees: tuple[Fee, ...] | None = None


async def read_tab(tx: Transaction, ref: Ref, *, by: Viewer, tab: Tab) -> OpenedTab:
    """Give the case's file with what only this tab shows."""
    files = CaseFileStore(tx)
    file = await files.read(ref, by=by)
    if tab is Tab.APPOINTMENTS:
        return OpenedTab(file, appointments=await files.appointments(file.case))
    packet = file.case.packet_hash
    if tab is not Tab.LICENSES or packet is None:
        return OpenedTab(file)
    signed = await ReviewStore(tx).shown_fees(file.case, snapshot_hash=packet)
    return OpenedTab(file, signed_fees=signed)
