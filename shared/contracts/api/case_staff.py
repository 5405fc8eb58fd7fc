"""What people of HCSC send about cases beside the acts of review."""

from typing import Literal

from pydantic import Field

from contracts.api.case import CaseStatus
from contracts.api.shape import Request


class StaffName(Request):
    """Who of HCSC's people acts, as their colleagues see it in the history."""

    by_name: str


class CaseFilter(Request):
    """Which of the caller's cases are listed.

    `search` is a name, an e-mail address, an NPN or a case key.
    """

    status: Literal["", CaseStatus] = ""
    search: str = Field(default="", max_length=400)
    cursor: str = ""
