"""NIPR's codes and our words for them.

NIPR publishes no code tables and states differ, so a value that is not listed is never
an error: its text is kept as it came, and it does not count as active.
"""

import re
from collections.abc import Mapping
from datetime import date

IS_ACTIVE_LICENSE: Mapping[str, bool] = {"yes": True, "y": True}

IS_ACTIVE_LINE: Mapping[str, bool] = {"active": True, "inactive": False}

IS_ACTIVE_APPOINTMENT: Mapping[str, bool] = {
    "appointed": True,
    "active": True,
    "terminated": False,
}

IS_RESIDENT: Mapping[str, bool] = {
    "r": True,
    "resident": True,
    "nr": False,
    "non-resident": False,
}


def word(value: str, table: Mapping[str, bool]) -> bool | None:
    """Translate a value; None when it is blank or nobody has told us what it means."""
    return table.get(value.strip().casefold())


def is_active_license(value: str) -> bool | None:
    """Tell what ACTIVE says; None where it is blank, for then the lines decide.

    A word that nobody has told us of may be any reproach, so it is no Yes.
    """
    return bool(word(value, IS_ACTIVE_LICENSE)) if value.strip() else None


def us_date(text: str) -> date | None:
    """Read MM/DD/YYYY; None when it is blank or no date."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip())
    if match is None:
        return None
    month, day, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
