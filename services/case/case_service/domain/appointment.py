"""Appointments with the states: what is filed, and how far it is (PEER-7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from case_service.domain.rules import Fee
from case_service.domain.state import State
from chassis.refusal import Refused


class AppointmentLine(StrEnum):
    """For what the producer is appointed."""

    HEALTH = "health"
    BLUELINCS_HMO = "bluelincs-hmo"


class AppointmentStatus(StrEnum):
    """How far an appointment is."""

    RECORDED = "recorded"
    PENDING = "pending"
    FILED = "filed"
    APPOINTED = "appointed"
    REJECTED = "rejected"


class Rejection(StrEnum):
    """Why a state did not appoint."""

    LICENSE_NOT_ACTIVE = "license_not_active"
    NAME_DIFFERS = "name_differs"
    NPN_UNKNOWN = "npn_unknown"
    TERMINATED_FOR_CAUSE = "terminated_for_cause"
    OTHER = "other"


REASONS: Mapping[Rejection, str] = {
    Rejection.LICENSE_NOT_ACTIVE: "The state sees no active license.",
    Rejection.NAME_DIFFERS: "The state knows the producer under another name.",
    Rejection.NPN_UNKNOWN: "The state does not know this NPN.",
    Rejection.TERMINATED_FOR_CAUSE: "An earlier appointment was terminated for cause.",
    Rejection.OTHER: "The state gave no reason that the system knows.",
}

_FIRST, _LONGEST = timedelta(seconds=10), timedelta(hours=1)


class NotRejected(Refused):
    """There is no rejected filing that could be filed again."""

    def __init__(self) -> None:
        super().__init__(
            "not_rejected",
            "This appointment is not rejected, or it was filed again meanwhile. Look "
            "at the case again to see how it stands.",
        )


@dataclass(frozen=True, slots=True)
class Appointment:
    """One appointment; `filing` is the key under which it is filed now."""

    id: UUID
    filing: UUID
    case_id: UUID
    state: State
    line: AppointmentLine
    status: AppointmentStatus
    wished_at: datetime
    filed_at: datetime | None = None
    settled_at: datetime | None = None
    reference: str | None = None
    rejection: Rejection | None = None
    attempts: int = 0

    @property
    def is_filed(self) -> bool:
        """Tell whether the filer has said so already."""
        return self.filed_at is not None

    @property
    def title(self) -> str:
        """Name the state, and the line where it is not the usual one."""
        name = self.state.full_name
        is_bluelincs = self.line is AppointmentLine.BLUELINCS_HMO
        return f"{name}, BlueLincs HMO" if is_bluelincs else name

    @property
    def is_rejected(self) -> bool:
        """Tell whether the state has refused it, so that it may be filed again."""
        return self.status is AppointmentStatus.REJECTED

    @property
    def reason(self) -> str:
        """Say why the state has refused it."""
        return REASONS[self.rejection or Rejection.OTHER]

    def again(self, *, filing: UUID) -> "Appointment":
        """File once more, under a key that the states have not answered yet."""
        if not self.is_rejected:
            raise NotRejected
        return replace(
            self,
            filing=filing,
            status=AppointmentStatus.PENDING,
            filed_at=None,
            settled_at=None,
            reference=None,
            rejection=None,
            attempts=0,
        )


@dataclass(frozen=True, slots=True)
class Filing:
    """What the filer is told. The same key always means the same appointment."""

    key: UUID
    state: State
    line: AppointmentLine
    npn: str
    name: str
    was_filed: bool


@dataclass(frozen=True, slots=True)
class FilerAnswer:
    """How an appointment stands with the state: filed, appointed or rejected."""

    status: AppointmentStatus
    reference: str
    rejection: Rejection | None = None


def by_filing(appointments: Iterable[Appointment], filing: UUID) -> Appointment:
    """Give the one that is filed under this key now; NotRejected when there is none."""
    for one in appointments:
        if one.filing == filing:
            return one
    raise NotRejected


def needed(fees: Iterable[Fee]) -> tuple[tuple[State, AppointmentLine, bool], ...]:
    """List the appointments of the chosen states, and whether each is filed.

    Whether a state keeps a register is the dated rule that also says whether a fee is
    due: "no fee" (Montana) is filed, "no appointment" (Illinois) is not.
    """
    return tuple(
        (
            fee.state,
            AppointmentLine.BLUELINCS_HMO
            if fee.bluelincs_hmo
            else AppointmentLine.HEALTH,
            fee.cents is not None,
        )
        for fee in fees
    )


def wait_after(attempts: int) -> timedelta:
    """Tell how long to wait before the filer is asked again: ever longer, an hour."""
    doublings: int = min(max(attempts - 1, 0), 12)
    return min(_FIRST * (1 << doublings), _LONGEST)
