"""Ask the filer later: it did not answer."""

from case_service.domain.appointment import Appointment, wait_after
from case_service.store.appointments import AppointmentStore
from chassis.transaction import Transaction


async def postpone_appointment(tx: Transaction, appointment: Appointment) -> None:
    """Put it back, each time for longer. The key makes asking again harmless."""
    tx.be_quiet()
    until = tx.now + wait_after(appointment.attempts)
    await AppointmentStore(tx).postpone(appointment, until=until)
