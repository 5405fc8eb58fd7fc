"""Appointments that are filed with the states."""

from functools import partial

from case_service.clients.filer import Filer
from case_service.domain.appointment import Appointment, Filing
from case_service.jobs.putting_back import putting_back
from case_service.use_cases.claim_appointment import claim_appointment
from case_service.use_cases.postpone_appointment import postpone_appointment
from case_service.use_cases.record_filing import record_filing
from chassis.database import Database
from chassis.jobs import PooledJob, Work


class Appointing:
    """Files appointments, several side by side."""

    def __init__(self, database: Database, *, filer: Filer) -> None:
        """File by this filer."""
        self._database = database
        self._filer = filer

    async def take_next(self) -> Work | None:
        """Take up the next appointment; gives how to file it or ask about it."""
        async with self._database.transaction() as tx:
            claimed = await claim_appointment(tx)
        return partial(self._file, *claimed) if claimed else None

    async def _file(self, appointment: Appointment, filing: Filing) -> None:
        async with putting_back(
            self._database, lambda tx: postpone_appointment(tx, appointment)
        ):
            answer = await self._filer.file(filing)
        async with self._database.transaction() as tx:
            await record_filing(tx, appointment, answer)

    def job(self) -> PooledJob:
        """Give the job."""
        return PooledJob("file appointments", self.take_next, at_once=4)
