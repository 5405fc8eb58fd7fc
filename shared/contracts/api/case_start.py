"""The first screen's shapes: SSN, look-up, authorization."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime

from contracts.api.shape import Answer, Request, Secret

StartState = Literal[
    "ssn_needed",
    "looking_up",
    "not_found",
    "ambiguous",
    "delayed",
    "needs_help",
    "found",
    "fetching_report",
    "authorize_again",
    "ready",
]


class IdentityView(Answer):
    """Who NIPR says the producer is."""

    npn: str
    name: str
    resident_state: str
    birth_date: date


class StartView(Answer):
    """The first screen, in the state that it is in; `message` explains it to a person.

    `ready` means that the PDB report is here and the tabs are open.
    """

    state: StartState
    message: str
    lookup_id: UUID | None
    ssn_ending: str | None
    last_name: str
    identity: IdentityView | None
    name_differs: bool
    authorization_text: str
    authorization_text_version: str
    authorized_at: AwareDatetime | None


class GiveSsn(Request):
    """The SSN as typed twice; spaces and dashes are fine."""

    ssn: Secret
    ssn_again: Secret


class LookUpAgain(Request):
    """Looks again under the last name that stands on the license."""

    last_name: str


class NarrowDown(Request):
    """Tells several matches apart."""

    resident_state: str
    birth_year: str


class Authorize(Request):
    """The tick under the authorization text, for the look-up that was shown."""

    agreed: bool
    lookup_id: str
    text_version: str
    address: str
    user_agent: str
