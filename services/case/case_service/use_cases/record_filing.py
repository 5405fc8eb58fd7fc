"""Record what the filer says of an appointment."""

from typing import Any

from case_service.domain.appointment import (
    REASONS,
    Appointment,
    AppointmentLine,
    AppointmentStatus,
    FilerAnswer,
    Rejection,
    wait_after,
)
from case_service.domain.history import Deed, entry
from case_service.domain.viewer import SYSTEM
from case_service.store.appointments import AppointmentStore
from case_service.store.cases import CaseStore
from chassis.transaction import Transaction
from contracts.case import AppointmentConfirmed, AppointmentFiled, AppointmentRejected
from contracts.words import AppointmentRejectionReason


async def record_filing(
    tx: Transaction, appointment: Appointment, answer: FilerAnswer
) -> None:
    """Keep the answer and announce it, once (PEER-7).

    A state that decides at once has been filed at as well.
    """
    store = AppointmentStore(tx)
    await CaseStore(tx).lock(appointment.case_id, by=SYSTEM)
    if answer.status is AppointmentStatus.FILED:
        ask_again = tx.now + wait_after(appointment.attempts)
        if await store.file(appointment, answer, ask_again=ask_again):
            await _announce_filing(tx, appointment)
        else:
            await store.postpone(appointment, until=ask_again)
        return
    if await store.settle(appointment, answer):
        if not appointment.is_filed:
            await _announce_filing(tx, appointment)
        await _announce_decision(tx, appointment, answer)


async def _announce_filing(tx: Transaction, appointment: Appointment) -> None:
    await _write(tx, appointment, Deed.APPOINTMENT_FILED)
    await tx.publish(AppointmentFiled(**_common(tx, appointment)))


async def _announce_decision(
    tx: Transaction, appointment: Appointment, answer: FilerAnswer
) -> None:
    common = _common(tx, appointment)
    if answer.status is AppointmentStatus.APPOINTED:
        await _write(tx, appointment, Deed.APPOINTED)
        await tx.publish(AppointmentConfirmed(**common))
        return
    refused = answer.rejection or Rejection.OTHER
    why = f". {REASONS[refused]}"
    await _write(tx, appointment, Deed.APPOINTMENT_REJECTED, more=why)
    reason = AppointmentRejectionReason(refused.value)
    await tx.publish(AppointmentRejected(**common, reason=reason))


def _common(tx: Transaction, appointment: Appointment) -> dict[str, Any]:
    """Give what each event of an appointment says."""
    return {
        "occurred_at": tx.now,
        "case_id": appointment.case_id,
        "appointment_id": appointment.id,
        "state": appointment.state.value,
        "bluelincs_hmo": appointment.line is AppointmentLine.BLUELINCS_HMO,
    }


async def _write(
    tx: Transaction, appointment: Appointment, deed: Deed, *, more: str = ""
) -> None:
    detail = f"{appointment.title}{more}"
    await CaseStore(tx).write_history(
        appointment.case_id, entry(deed, by=SYSTEM, detail=detail)
    )
