"""A PDB report in our words: every fact as the state wrote it, dates as dates.

The SSN has no place here: a report is kept and handed on without it.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name that a state knows the producer by."""

    state: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address as one state has it; region is the address's own state."""

    state: str
    kind: str
    line_1: str
    line_2: str
    line_3: str
    city: str
    region: str
    zip_code: str
    country: str
    updated_on: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """Business phone and e-mail as one state has them."""

    state: str
    business_phone: str
    phone_updated_on: date | None
    business_email: str
    email_updated_on: date | None


@dataclass(frozen=True, slots=True)
class LineOfAuthority:
    """What a license allows to sell, with the state's own word for its status."""

    name: str
    code: str
    status: str
    is_active: bool
    status_reason: str
    status_reason_on: date | None
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class License:
    """A license in one state; None where the state does not say.

    `status` is the state's own word for `is_active`; older reports have none.
    """

    state: str
    number: str
    license_class: str
    is_resident: bool | None
    is_active: bool | None
    issued_on: date | None
    expires_on: date | None
    updated_on: date | None
    lines_of_authority: tuple[LineOfAuthority, ...]
    status: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment with an insurer, with the state's own word for its status."""

    state: str
    company: str
    cocode: str
    line_of_authority: str
    status: str
    is_active: bool
    termination_reason: str
    status_on: date | None
    renews_on: date | None


@dataclass(frozen=True, slots=True)
class RegulatoryAction:
    """An action of a regulator; one state may have taken several."""

    state: str
    action_id: str
    origin: str
    reason: str
    disposition: str
    acted_on: date | None
    effective_on: date | None
    penalty: str
    file_reference: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report; `unknown_elements` counts what we had no word for."""

    npn: str
    first_name: str
    middle_name: str
    last_name: str
    suffix: str
    birth_date: date | None
    other_names: tuple[OtherName, ...]
    addresses: tuple[Address, ...]
    contacts: tuple[Contact, ...]
    licenses: tuple[License, ...]
    appointments: tuple[Appointment, ...]
    regulatory_actions: tuple[RegulatoryAction, ...]
    unknown_elements: int
