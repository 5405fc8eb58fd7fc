"""Appointments as they are sent."""

from case_service.domain.appointment import Appointment, AppointmentStatus
from contracts.api.case_appointments import AppointmentView

_TEXTS = {
    AppointmentStatus.RECORDED: "No filing is needed; HCSC keeps the record.",
    AppointmentStatus.PENDING: "To be filed with the state.",
    AppointmentStatus.FILED: "Filed; the state has not decided yet.",
    AppointmentStatus.APPOINTED: "Appointed.",
}


def appointment_view(appointment: Appointment) -> AppointmentView:
    """Shape an appointment."""
    return AppointmentView(
        state=appointment.state.value,
        title=appointment.title,
        status=appointment.status.value,
        text=_text(appointment),
        at=appointment.settled_at or appointment.filed_at or appointment.wished_at,
        reference=appointment.reference,
    )


def fileable_view(appointment: Appointment) -> AppointmentView:
    """Shape it for who may file again what a state has rejected."""
    filing = appointment.filing if appointment.is_rejected else None
    return appointment_view(appointment).model_copy(update={"filing": filing})


def _text(appointment: Appointment) -> str:
    if appointment.is_rejected:
        return f"{appointment.reason} It is not filed again by itself."
    return _TEXTS[appointment.status]
