"""Postal addresses: P.O. boxes and ZIP codes."""

import re

# "PMB" (a private mail box at a street address) is allowed, and so are street names
# that contain the letters, such as "12 Post Office Road", and the boxes of rural and
# highway contract routes, which stand at the roadside. Between words stands at most one
# blank: runs of them would make the search take time without end.
_PO_BOX = re.compile(
    r"""(?<![A-Z0-9])(?:
        (?:P|GP)\ ?O\ ?B (?:OX|X) (?![A-Z])       # PO Box, P.O. Box, P-O-Box, POBX
      | P\ ?O\ ?B\ ? (?:\d|$)                     # POB 12, P O B 12
      | P\ ?O\ (?:\d{1,9}$|DRAWER\b|DRWR\b)      # PO 12, P.O. Drawer D
      | P\ ?(?:OFFICE|OFF)\ ?B(?:OX|X) (?![A-Z])
      | POST (?:AL)?\ ?(?:OFFICE|OFC|OFF)?\ ?B(?:OX|X) (?![A-Z])
      | POST\ ?OFFICE\ ?(?:DRAWER\b|B\ ?\d)
      | LOCK\ ?BOX\ ?\d
      | APARTADO\ (?:POSTAL\ )?\d
      | (?:BOX|BX)\ ?(?:NO|NUM|NUMBER|NR)?\ ?\d{1,9}$
    )""",
    re.VERBOSE,
)
_ROUTE = re.compile(
    r"(?:R ?R|RURAL (?:ROUTE|RTE)|H ?C|HIGHWAY CONTRACT(?: ROUTE)?|STAR ROUTE)"
    r" ?\d{0,9} BOX \d{1,9}[A-Z]?"
)
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
    "WV", "WI", "WY", "AS", "GU", "MP", "PR", "VI",
)
"""The states, the District of Columbia and the territories (USPS abbreviations)."""
# fmt: on


def is_po_box(line: str) -> bool:
    """Tell whether an address line names a P.O. box, in any of its spellings."""
    words = re.sub(r"\W+", " ", line.upper()).strip()
    # A zero is typed for the letter, and looks the same on the envelope.
    words = re.sub(r"\bP( ?)0\b", r"P\1O", words).replace("B0X", "BOX")
    if _ROUTE.fullmatch(words):
        return False
    return _PO_BOX.search(words) is not None


def is_zip(text: str) -> bool:
    """Tell whether this is a ZIP code: five digits, or nine with a dash."""
    return _ZIP.fullmatch(text) is not None


def zip_fits(zip_code: str, state: str) -> bool:
    """Tell whether a ZIP code can lie in a state; True where we hold no range."""
    ranges = _ZIP_RANGES.get(state)
    return ranges is None or any(int(zip_code[:3]) in span for span in ranges)
