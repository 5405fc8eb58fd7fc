"""Postal addresses: states and ZIP codes."""

import csv
import re
from collections.abc import Mapping
from importlib.resources import files

_ZIP = re.compile(r"\d{5}(?:-\d{4})?", re.ASCII)

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


SOURCE = (
    "USPS Publication 65, National Five-Digit ZIP Code and Post Office Directory, and "
    "Labeling List L002 of the Domestic Mail Manual: ZIP Code prefixes by state, "
    "written from knowledge of them. Compared on 11/25/2026, prefix by prefix, with "
    "every ZIP Code of the packages zipcodes 3.0.0 (PyPI, MIT), zipcodes 8.0.0 (npm, "
    "BSD) and pyzipcode 3.0.1 (PyPI, MIT). AE 099, MD and VA 205, TX 739 were added; "
    "AR 755 and DC 201 removed. What a single package has alone, and contrary to the "
    "others, was taken for its error."
)
"""Where zip_prefixes.csv comes from; unassigned prefixes inside a range count to it."""


def _prefixes() -> Mapping[str, tuple[range, ...]]:
    text = (files(__package__) / "zip_prefixes.csv").read_text("utf-8")
    ranges: dict[str, tuple[range, ...]] = {}
    for row in csv.DictReader(text.splitlines()):
        span = range(int(row["first"]), int(row["last"]) + 1)
        ranges[row["state"]] = (*ranges.get(row["state"], ()), span)
    return ranges


# Read once with the module, like the code: a table that ships with it.
ZIP_PREFIXES = _prefixes()


def is_zip(text: str) -> bool:
    """Tell whether this is a ZIP code: five digits, or nine with a dash."""
    return _ZIP.fullmatch(text) is not None


def zip_fits(zip_code: str, state: str) -> bool:
    """Tell whether a ZIP code can lie in a state; True for what is no state."""
    ranges = ZIP_PREFIXES.get(state)
    return ranges is None or any(int(zip_code[:3]) in span for span in ranges)
