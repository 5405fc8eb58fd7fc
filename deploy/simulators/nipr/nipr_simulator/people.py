"""The invented people that NIPR's stand-in knows, read from `people/*.toml`."""

import tomllib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

WRITTEN_ON = date(2026, 1, 15)
"""The day on which the files were written: all their dates move on with the clock, so
that what expired a month before this day has always expired a month ago."""


class Fault(StrEnum):
    """What goes wrong when this person is asked for."""

    ERROR_NESTED = "error-nested"
    ERROR_BARE = "error-bare"
    HTTP_401 = "http-401"
    HTTP_500 = "http-500"
    SLOW = "slow"
    TRUNCATED = "truncated"
    WRONG_ENCODING = "wrong-encoding"
    ENTITY_EXPANSION = "entity-expansion"


Date = date | Literal[""]
"""A date or, as NIPR sends it, an empty element."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OfState(_Part):
    """Something that one state has said."""

    state: str


class OtherName(OfState):
    """A name under which a state knows this person too, as "LAST, FIRST"."""

    name: str
    type: str = "Alias"


class Address(OfState):
    """One address as one state holds it; a part that is left out is not sent."""

    updated: Date = ""
    type_code: str = "1"
    type: str = "Business"
    line_1: str
    line_2: str | None = None
    line_3: str | None = None
    city: str
    in_state: str
    zip: str
    country: str = "USA"


class Contact(OfState):
    """How one state reaches this person."""

    phone: str = ""
    phone_updated: Date = ""
    email: str = ""
    email_updated: Date = ""
    fax: str = ""
    fax_updated: Date = ""


class Authority(_Part):
    """One line of authority of a license."""

    name: str
    code: str
    issued: Date = ""
    status: str = "Active"
    reason: str = ""
    reason_date: Date = ""
    ce_compliance: str = "Y"
    ce_renewal: Date = ""
    ce_credits_needed: str = "0"


class License(OfState):
    """One license in one state."""

    number: str
    updated: Date = ""
    issued: Date = ""
    expires: Date = ""
    class_name: str
    class_code: str
    residency: str = "R"
    active: str = "Yes"
    home_state: str = ""
    authorities: tuple[Authority, ...]


class Appointment(OfState):
    """One appointment by a company; `times` sends it that often."""

    company: str
    fein: str = "000000000"
    cocode: str = "00000"
    authority: str
    authority_code: str
    status: str = "Appointed"
    termination_reason: str = ""
    since: Date = ""
    renews: Date = ""
    times: int = 1


class Action(OfState):
    """One regulatory action of one state."""

    id: str
    origin: str = "Department of Insurance"
    reason: str
    disposition: str
    taken: Date = ""
    effective: Date = ""
    entered: Date = ""
    file_ref: str = ""
    penalty: str = ""
    length: str = ""


class Person(_Part):
    """Somebody whom the simulator can find and report on."""

    number: int = Field(ge=1, le=9999)
    about: str
    last: str
    first: str
    middle: str = ""
    suffix: str = ""
    birth_date: date
    resident_state: str
    listed: bool = True
    shares_ssn_with: int | None = None
    fault: Fault | None = None
    other_names: tuple[OtherName, ...] = ()
    addresses: tuple[Address, ...] = ()
    contacts: tuple[Contact, ...] = ()
    licenses: tuple[License, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def npn(self) -> str:
        """The National Producer Number: 100000nn."""
        return f"{10_000_000 + self.number}"

    @property
    def ssn(self) -> str:
        """The SSN, of a series that is never issued: 900-01-00nn without hyphens."""
        return f"90001{self.shares_ssn_with or self.number:04d}"

    @property
    def hit_list_name(self) -> str:
        """The name in one string, as the hit list has it."""
        given = " ".join(part for part in (self.first, self.middle) if part)
        last = " ".join(part for part in (self.last, self.suffix) if part)
        return f"{last}, {given}".upper()


def shipped_people() -> Iterator[Person]:
    """Read everyone from the files beside this module."""
    for file in (resources.files(__package__) / "people").iterdir():
        if file.name.endswith(".toml"):
            yield Person.model_validate(tomllib.loads(file.read_text("utf-8")))
