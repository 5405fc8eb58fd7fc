"""The appointments of an approved case, as its pages show them.

    POST /review/{key}/filings    FileAgain -> CaseOverview, for reviewers

Refusals by code: `not_rejected`, `own_case`; `invalid_request` (422, with `problems`).
"""

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime

from contracts.api.shape import Answer, Request
from contracts.words import StateCode


class AppointmentView(Answer):
    """An appointment and how far it is; `recorded` is filed with nobody.

    `filing` names what its reader may file again.
    """

    state: StateCode
    title: str
    status: Literal["recorded", "pending", "filed", "appointed", "rejected"]
    text: str
    at: AwareDatetime
    reference: str | None
    filing: UUID | None = None


class FileAgain(Request):
    """File once more what a state has rejected, and why; it stands in the history."""

    filing: UUID
    reason: str
    by_name: str
