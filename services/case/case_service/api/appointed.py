"""Appointments as they are sent."""

from case_service.domain.appointment import (
    REASONS,
    Appointment,
    AppointmentLine,
    AppointmentStatus,
    Rejection,
)
from contracts.api.case_appointments import AppointmentView

_TEXTS = {
    AppointmentStatus.RECORDED: "No filing is needed; HCSC keeps the record.",
    AppointmentStatus.PENDING: "To be filed with the state.",
    AppointmentStatus.FILED: "Filed; the state has not decided yet.",
    AppointmentStatus.APPOINTED: "Appointed.",
}


def appointment_view(appointment: Appointment) -> AppointmentView:
    """Shape an appointment."""
    name = appointment.state.full_name
    is_bluelincs = appointment.line is AppointmentLine.BLUELINCS_HMO
    return AppointmentView(
        state=appointment.state.value,
        title=f"{name}, BlueLincs HMO" if is_bluelincs else name,
        status=appointment.status.value,
        text=_text(appointment),
        at=appointment.settled_at or appointment.filed_at or appointment.wished_at,
        reference=appointment.reference,
    )


def _text(appointment: Appointment) -> str:
    if appointment.status is AppointmentStatus.REJECTED:
        reason = REASONS[appointment.rejection or Rejection.OTHER]
        return f"Rejected: {reason} It is not filed again by itself."
    return _TEXTS[appointment.status]
