"""What a PDB report says about a producer, as far as the tabs use it."""

from dataclasses import dataclass
from datetime import date, datetime

from case_service.domain.facts import NiprAppointment
from case_service.domain.findings import Finding
from case_service.domain.state import License


@dataclass(frozen=True, slots=True)
class Address:
    """An address as one state has it; `region` is the state that it lies in."""

    state: str
    kind: str
    street: str
    street_2: str
    city: str
    region: str
    zip_code: str
    updated_on: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """Business phone and e-mail as one state has them."""

    state: str
    phone: str
    phone_updated_on: date | None
    email: str
    email_updated_on: date | None


@dataclass(frozen=True, slots=True)
class Report:
    """The report in the words of a case; `whole` is all of it as it was handed over."""

    name: str
    npn: str
    as_of: datetime
    addresses: tuple[Address, ...]
    contacts: tuple[Contact, ...]
    licenses: tuple[License, ...]
    appointments: tuple[NiprAppointment, ...]
    regulatory_actions: int
    findings: tuple[Finding, ...] = ()
    whole: bytes = b""
