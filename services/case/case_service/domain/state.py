"""The five states and what a license in one of them must have."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """A state whose Blue Cross and Blue Shield plan HCSC runs."""

    IL = "IL"
    MT = "MT"
    NM = "NM"
    OK = "OK"
    TX = "TX"

    @property
    def full_name(self) -> str:
        """The state's name in words."""
        return _NAMES[self]


_NAMES = {
    State.IL: "Illinois",
    State.MT: "Montana",
    State.NM: "New Mexico",
    State.OK: "Oklahoma",
    State.TX: "Texas",
}


@dataclass(frozen=True, slots=True)
class LineOfAuthority:
    """What a license allows to sell."""

    name: str
    is_active: bool
    covers_health: bool


@dataclass(frozen=True, slots=True)
class License:
    """A license per NIPR; `is_active` is None where the state says nothing.

    `status` is the state's own word for it; older records were kept without it.
    """

    state: str
    number: str
    license_class: str
    is_active: bool | None
    issued_on: date | None
    expires_on: date | None
    lines: tuple[LineOfAuthority, ...]
    status: str = ""


def shortcoming(license_: License, *, today: date) -> str | None:
    """Say why a license does not count as active, or None when it does.

    Active is: marked so (or, where the mark is blank, with any active line), not
    expired, and with an active line of authority that covers health. `today` is a day
    in Central Time.
    """
    number = f"License {license_.number}"
    if license_.expires_on is not None and license_.expires_on < today:
        return f"{number} expired on {license_.expires_on:%m/%d/%Y}."
    active_lines = [line for line in license_.lines if line.is_active]
    is_active = license_.is_active
    if is_active is None:
        is_active = bool(active_lines)
    if not is_active:
        return f"{number} is not active{own_word(license_.status)}."
    if not any(line.covers_health for line in active_lines):
        return f"{number} has no active line of authority for health."
    return None


def own_word(status: str) -> str:
    """Quote a state's word for a license where it tells more than Yes or No."""
    tells = status.casefold() not in {"", "yes", "y", "no", "n"}
    return f': the state says "{status}"' if tells else ""


def reason_against(
    licenses: tuple[License, ...], *, state: State, today: date
) -> str | None:
    """Say why a state cannot be ticked, or None when it can."""
    here = [license_ for license_ in licenses if license_.state == state]
    if not here:
        return f"NIPR shows no license for you in {state.full_name}."
    reasons = [shortcoming(license_, today=today) for license_ in here]
    if None in reasons:
        return None
    return " ".join(reason for reason in reasons if reason)
