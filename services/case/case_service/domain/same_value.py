"""When two spellings of the name or a field of General say the same (NEW-6).

Registries write capitals, bare digits and zeros for what they do not know.
"""

import re

from contracts.names import bare


def is_same(field: str, one: str, other: str) -> bool:
    """Tell whether both values of a field mean the same to who reads them."""
    return _folded(field, one) == _folded(field, other)


def _folded(field: str, value: str) -> str:
    if field == "name":
        return bare(value)
    if field == "email":
        # Dots and dashes of an address count; capitals hardly ever do.
        return value.strip().casefold()
    if field.endswith("_phone"):
        return re.sub(r"\D", "", value).removeprefix("1")
    if field.endswith("_zip"):
        return re.sub(r"\D", "", re.sub(r"(?<=\d{5})[ -]?0000\s*$", "", value))
    # Where words end counts: "1 23rd St" is not "12 3rd St".
    return " ".join(filter(None, map(bare, re.split(r"[\W_]+", value))))
