"""Take the next appointment that the filer is to be asked about."""

from case_service.domain.appointment import Appointment, Filing
from case_service.domain.viewer import SYSTEM
from case_service.store.appointments import AppointmentStore
from case_service.store.case_files import CaseFileStore
from chassis.transaction import Transaction


async def claim_appointment(tx: Transaction) -> tuple[Appointment, Filing] | None:
    """Give it with what the filer is told, or None; unsettled, it comes back later."""
    tx.be_quiet()
    appointment = await AppointmentStore(tx).claim()
    if appointment is None:
        return None
    file = await CaseFileStore(tx).read(appointment.case_id, by=SYSTEM)
    filing = Filing(
        key=appointment.filing,
        state=appointment.state,
        line=appointment.line,
        npn=file.identity.npn if file.identity else "",
        name=file.name,
        was_filed=appointment.is_filed,
    )
    return appointment, filing
