"""Bank numbers as screens may show them, and texts in which nobody sees a number."""

import re
from collections.abc import Iterable

from case_service.domain.banking import digits
from case_service.domain.tab import Values

HIDDEN = (
    "routing_number",
    "routing_number_again",
    "account_number",
    "account_number_again",
)
"""The fields of Banking Information that are never sent back."""


def ending(values: Values, field: str) -> str | None:
    """Give what a stored number ends in: four digits, never more than half of it."""
    number = digits(values.get(field, ""))
    shown = min(4, len(number) // 2)
    return number[-shown:] if shown else None


def without_numbers(values: Values) -> dict[str, str]:
    """Blank the numbers."""
    return {field: "" if field in HIDDEN else text for field, text in values.items()}


# Shorter ones are found in dates, amounts and street numbers too.
_TELLING = 6


def blanked(text: str, values: Iterable[str]) -> str:
    """Give a text without these values, also where they are spaced or dashed."""
    for value in values:
        parts = re.sub(r"\W", "", value)
        if len(parts) >= _TELLING:
            spaced = r"[\W_]?".join(parts)
            text = re.sub(rf"(?<!\w){spaced}(?!\w)", "[hidden]", text)
    return text
