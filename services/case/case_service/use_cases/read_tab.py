"""Read a tab."""

from case_service.domain.case_file import CaseFile
from case_service.domain.facts import Appointment
from case_service.domain.tab import Tab
from case_service.domain.viewer import Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import Ref
from chassis.transaction import Transaction


async def read_tab(
    tx: Transaction, ref: Ref, *, by: Viewer, tab: Tab
) -> tuple[CaseFile, tuple[Appointment, ...]]:
    """Give the case's file and, for Appointments, the list of them."""
    files = CaseFileStore(tx)
    file = await files.read(ref, by=by)
    listed = await files.appointments(file.case) if tab is Tab.APPOINTMENTS else ()
    return file, listed
