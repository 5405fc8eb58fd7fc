"""The National Producer Number."""

import re


def is_npn(digits: str) -> bool:
    """Tell whether this can be an NPN: one to ten digits, no leading zero."""
    return re.fullmatch(r"[1-9]\d{0,9}", digits, re.ASCII) is not None
