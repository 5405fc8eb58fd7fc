"""The nipr-adapter's internal API, for the case service only.

GET  /lookups/{lookup_id}            purpose `first-screen` -> LookupAnswer
POST /lookups/{lookup_id}/narrowing  purpose `first-screen` Narrowing -> LookupAnswer
GET  /reports/{report_id}            purpose `read-report` -> PdbReport
"""

from datetime import date
from uuid import UUID

from pydantic import AwareDatetime

from contracts.api.shape import Answer, Request
from contracts.words import NiprOutcome


class Match(Answer):
    """The person whom the hit list names."""

    npn: str
    name: str
    last_name: str
    resident_state: str
    birth_date: date


class LookupAnswer(Answer):
    """What the hit list said; `match` only when the outcome is found."""

    lookup_id: UUID
    outcome: NiprOutcome
    match: Match | None
    asked_at: AwareDatetime


class Narrowing(Request):
    """Tells several hits apart; the hits themselves are shown to nobody."""

    resident_state: str
    birth_year: int


class Address(Answer):
    """An address as one state has it."""

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


class Contact(Answer):
    """Business phone and e-mail as one state has them."""

    state: str
    business_phone: str
    phone_updated_on: date | None
    business_email: str
    email_updated_on: date | None


class LineOfAuthority(Answer):
    """What a license allows to sell; `covers_health` by the adapter's map."""

    name: str
    code: str
    status: str
    is_active: bool
    covers_health: bool
    status_reason: str
    status_reason_on: date | None
    issued_on: date | None


class License(Answer):
    """A license in one state; `status` is the text that `is_active` was read from."""

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


class Appointment(Answer):
    """An appointment with an insurer."""

    state: str
    company: str
    cocode: str
    line_of_authority: str
    status: str
    is_active: bool
    termination_reason: str
    status_on: date | None
    renews_on: date | None


class RegulatoryAction(Answer):
    """An action of a regulator; one state may have several."""

    state: str
    action_id: str
    origin: str
    reason: str
    disposition: str
    acted_on: date | None
    effective_on: date | None
    penalty: str
    file_reference: str


class OtherName(Answer):
    """Another name that a state knows the producer by."""

    state: str
    kind: str
    name: str


class PdbReport(Answer):
    """The PDB report in our words, without the SSN."""

    report_id: UUID
    source: str
    as_of: AwareDatetime
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
