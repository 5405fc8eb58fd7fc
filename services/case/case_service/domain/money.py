"""Amounts of dollars as people type and read them; cents inside."""

import re

_AMOUNT = re.compile(r"\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?")
LARGEST_CENTS = 100_000_000_000_00
"""A hundred billion dollars: more is a slip of the finger."""

# Python refuses to read numbers of thousands of digits, and nobody means one.
_LONGEST = 40


def parse_dollars(text: str) -> int | None:
    """Read an amount such as "$1,000,000" in cents, or None if it is none."""
    typed = text.strip()
    match = _AMOUNT.fullmatch(typed) if len(typed) <= _LONGEST else None
    if match is None or not typed.isascii():
        return None
    cents = int(match[1].replace(",", "")) * 100 + int((match[2] or "").ljust(2, "0"))
    return cents if cents <= LARGEST_CENTS else None


def dollars(cents: int) -> str:
    """Write cents as dollars with thousands and two decimals: $1,000.00."""
    return f"${cents // 100:,}.{cents % 100:02d}"


def whole_dollars(cents: int) -> str:
    """Write an amount without its cents when it has none: $500,000."""
    return f"${cents // 100:,}" if cents % 100 == 0 else dollars(cents)
