"""File an appointment again that its state has rejected."""

from uuid import UUID

from case_service.domain.appointment import by_filing
from case_service.domain.case import Case
from case_service.domain.case_refusals import InvalidRequest, OwnCase
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act
from case_service.domain.typed import paragraphs
from case_service.store.appointments import AppointmentStore
from case_service.store.cases import CaseStore, Ref
from chassis.transaction import Transaction
from contracts.ids import uuid7


async def file_again(
    tx: Transaction, ref: Ref, *, act: Act, filing: UUID, reason: str
) -> Case:
    """Give it a new key, once for each filing that was rejected (PEER-7)."""
    cases, store = CaseStore(tx), AppointmentStore(tx)
    case = await cases.lock(ref, by=act.by)
    if case.is_own_case_of(act.account_id):
        raise OwnCase
    appointments = await store.of_case(case.id)
    again = by_filing(appointments, filing).again(filing=uuid7())
    why = paragraphs("reason", reason)
    if not why:
        raise InvalidRequest("reason", "Say what has changed since the rejection.")
    await store.file_again(again)
    refiled = entry(
        Deed.APPOINTMENT_REFILED, by=act.by, name=act.name, detail=again.title
    )
    await cases.write_history(case.id, refiled, note=why)
    return case
