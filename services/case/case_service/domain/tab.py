"""The eight tabs and what can be wrong in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Values = Mapping[str, str]
"""A tab's fields as typed: also partial, also invalid; "" is an empty field."""


class Tab(StrEnum):
    """The tabs in the manual's order; the value is the address."""

    GENERAL = "general"
    LICENSES = "licenses"
    APPOINTMENTS = "appointments"
    BACKGROUND_QUESTIONNAIRE = "background-questionnaire"
    E_AND_O = "e-and-o"
    BANKING_INFORMATION = "banking-information"
    CODE_OF_CONDUCT = "code-of-conduct"
    ESIGNATURE = "esignature"


TITLES: Mapping[Tab, str] = {
    Tab.GENERAL: "General",
    Tab.LICENSES: "Licenses",
    Tab.APPOINTMENTS: "Appointments",
    Tab.BACKGROUND_QUESTIONNAIRE: "Background Questionnaire",
    Tab.E_AND_O: "E&O",
    Tab.BANKING_INFORMATION: "Banking Information",
    Tab.CODE_OF_CONDUCT: "Code of Conduct",
    Tab.ESIGNATURE: "eSignature",
}

FORM_TABS = tuple(tab for tab in Tab if tab not in (Tab.APPOINTMENTS, Tab.ESIGNATURE))
"""The tabs that hold answers; Appointments is for reference, eSignature a ceremony."""

Blocks = Literal["submission", "approval", "nothing"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field, as a sentence that says how to mend it."""

    field: str
    message: str
    blocks: Blocks = "submission"
    rule: str | None = None
    is_missing: bool = False


def missing(field: str, message: str) -> Problem:
    """Say that a required field is empty."""
    return Problem(field, message, is_missing=True)
