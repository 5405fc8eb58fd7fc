"""Tell the nipr-adapter whom to look for."""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.people import Invitee
from case_service.domain.viewer import SYSTEM
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore
from case_service.store.start import Lookup, StartStore
from chassis.transaction import Transaction


async def read_subject(tx: Transaction, *, lookup_id: UUID) -> tuple[Lookup, Invitee]:
    """Give SSN and names for one look-up; the read stands in the history."""
    lookup = await StartStore(tx).lookup(lookup_id)
    file = await CaseFileStore(tx).read(lookup.case_id, by=SYSTEM)
    await CaseStore(tx).write_history(
        lookup.case_id, entry(Deed.READ, by=SYSTEM, detail="SSN, to look up in NIPR")
    )
    return lookup, file.invitee
