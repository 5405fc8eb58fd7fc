"""Telephone numbers: which of them somebody can dial."""

import re
from functools import lru_cache

import phonenumbers

LONGEST_EXTENSION = 7

# The library is made to find numbers in any text: it reads letters ("1-800-FLOWERS"),
# digits of other scripts and the parameters of a URI. Ours stand in documents and are
# dialed by people: digits and the usual marks between them are all there may be.
_WRITTEN = re.compile(
    r"\+?[0-9 ()./\u00a0\u2010-\u2013-]+"
    rf"(?:,?\ ?(?:extension|ext\.?|x\.?|\#)\ ?[0-9]{{1,{LONGEST_EXTENSION}}})?",
    re.IGNORECASE,
)
# Neither an area code nor an exchange of North America begins with 0 or 1.
_NORTH_AMERICAN = re.compile(r"[2-9]\d\d[2-9]\d{6}", re.ASCII)


# The same number is judged at each save of its tab and each page of its case.
@lru_cache(maxsize=512)
def is_phone(text: str) -> bool:
    """Tell whether this is a whole number; it is not tried.

    "Possible", not "valid": a new area code must not lock anybody out.
    """
    if _WRITTEN.fullmatch(text) is None:
        return False
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return False
    # Seven digits, without an area code, are "possible" too, but only near by.
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return False
    if number.country_code != 1:
        return True
    return _NORTH_AMERICAN.fullmatch(str(number.national_number)) is not None
