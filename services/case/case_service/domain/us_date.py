"""Dates as Americans type them, and moments as people of HCSC read them."""

import re
from datetime import date, datetime

from case_service.domain.business_days import CENTRAL

_PATTERNS = (
    re.compile(r"(?P<m>\d{1,2})[/.\- ](?P<d>\d{1,2})[/.\- ](?P<y>\d{4})", re.ASCII),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", re.ASCII),
    re.compile(r"(?P<m>\d{2})(?P<d>\d{2})(?P<y>\d{4})", re.ASCII),
)


def parse_date(text: str) -> date | None:
    """Read mm/dd/yyyy and its usual variants, or None if it is no date."""
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(text.strip()):
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                return None
    return None


def us_date(day: date) -> str:
    """Write a date as mm/dd/yyyy."""
    return f"{day:%m/%d/%Y}"


def us_time(at: datetime) -> str:
    """Write a moment in Central Time."""
    return f"{at.astimezone(CENTRAL):%m/%d/%Y %H:%M} CT"
