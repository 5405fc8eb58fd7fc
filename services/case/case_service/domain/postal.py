"""Postal addresses: states and ZIP codes."""

import re

_ZIP = re.compile(r"\d{5}(?:-\d{4})?", re.ASCII)

# First three digits of the ZIP codes of a state (USPS Publication 65 ranges).
_ZIP_RANGES: dict[str, tuple[range, ...]] = {
    "IL": (range(600, 630),),
    "MT": (range(590, 600),),
    "NM": (range(870, 885),),
    "OK": (range(730, 732), range(734, 750)),
    "TX": (range(733, 734), range(750, 800), range(885, 886)),
}

# fmt: off
US_STATES: tuple[str, ...] = (
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI",
    "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN",
    "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH",
    "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA",
    "WV", "WI", "WY", "AS", "GU", "MP", "PR", "VI", "AA", "AE", "AP",
)
"""States, the District of Columbia, territories, Armed Forces (USPS abbreviations).

The same as in `contracts.us_states`, which pages offer; a test compares them.
"""
# fmt: on


def is_zip(text: str) -> bool:
    """Tell whether this is a ZIP code: five digits, or nine with a dash."""
    return _ZIP.fullmatch(text) is not None


def zip_fits(zip_code: str, state: str) -> bool:
    """Tell whether a ZIP code can lie in a state; True where we hold no range."""
    ranges = _ZIP_RANGES.get(state)
    return ranges is None or any(int(zip_code[:3]) in span for span in ranges)
