"""Masked values: who may see one whole, and why they must say so (NEW-12)."""

import re
from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.case_refusals import ClaimedByOther, InvalidRequest, NotClaimed
from case_service.domain.tab import Tab
from case_service.domain.typed import is_blank
from chassis.refusal import NotFound

LONGEST_REASON = 500


class Sensitive(StrEnum):
    """A value that screens mask."""

    SSN = "ssn"
    BIRTH_DATE = "birth_date"
    ROUTING_NUMBER = "routing_number"
    ACCOUNT_NUMBER = "account_number"


WORDS: Mapping[Sensitive, str] = {
    Sensitive.SSN: "Social Security Number",
    Sensitive.BIRTH_DATE: "birth date",
    Sensitive.ROUTING_NUMBER: "routing number",
    Sensitive.ACCOUNT_NUMBER: "account number",
}


class NothingToReveal(NotFound):
    """The case does not hold the value."""

    def __init__(self) -> None:
        super().__init__("This case holds no such value.")


def check_claimed(case: Case, *, reviewer: UUID) -> None:
    """Refuse unless this reviewer has claimed the case."""
    if case.reviewer_id is None:
        raise NotClaimed
    if case.reviewer_id != reviewer:
        raise ClaimedByOther(case.reviewer_name or "A colleague")


def revealable(file: CaseFile, *, reviewer: UUID) -> tuple[Sensitive, ...]:
    """List what may be revealed to this reviewer."""
    is_theirs = file.case.reviewer_id == reviewer
    return tuple(field for field, value in _values(file) if value and is_theirs)


def read_sensitive(field: str) -> Sensitive:
    """Read which value is meant."""
    if field not in set(Sensitive):
        raise InvalidRequest("field", "Choose which value you need to see.")
    return Sensitive(field)


def value_of(file: CaseFile, field: Sensitive) -> str:
    """Give a value whole."""
    value = dict(_values(file))[field]
    if not value:
        raise NothingToReveal
    return value


def checked_reason(reason: str, *, value: str) -> str:
    """Give the reason; refuses one that says nothing, too much, or the value itself."""
    said = reason.strip()
    if is_blank(said):
        raise InvalidRequest("reason", "Say why you need to see it.")
    if len(said) > LONGEST_REASON:
        raise InvalidRequest(
            "reason", f"Shorten the reason to {LONGEST_REASON} characters."
        )
    if re.sub(r"\W", "", value) in re.sub(r"\W", "", said):
        raise InvalidRequest(
            "reason", "Do not write the value itself: the reason stays in the history."
        )
    return said


def _values(file: CaseFile) -> tuple[tuple[Sensitive, str], ...]:
    bank: Mapping[str, str] = file.saved(Tab.BANKING_INFORMATION).values
    born = file.identity.birth_date if file.identity else None
    return (
        (Sensitive.SSN, file.ssn.whole if file.ssn else ""),
        (Sensitive.BIRTH_DATE, f"{born:%m/%d/%Y}" if born else ""),
        (Sensitive.ROUTING_NUMBER, bank.get("routing_number", "")),
        (Sensitive.ACCOUNT_NUMBER, bank.get("account_number", "")),
    )
