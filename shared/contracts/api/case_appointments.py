"""The appointments of an approved case, as its pages show them."""

from typing import Literal

from pydantic import AwareDatetime

from contracts.api.shape import Answer
from contracts.words import StateCode


class AppointmentView(Answer):
    """An appointment and how far it is; `recorded` is filed with nobody."""

    state: StateCode
    title: str
    status: Literal["recorded", "pending", "filed", "appointed", "rejected"]
    text: str
    at: AwareDatetime
    reference: str | None
