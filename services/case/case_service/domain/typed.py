"""What a form brought, made fit to be kept: nothing that was typed is lost."""

import re
import unicodedata
from collections.abc import Collection

from case_service.domain.faulty import Faulty
from case_service.domain.tab import Problem, Tab, Values

LONGEST = 20_000
"""Characters in a field; far more than any answer needs."""

LONGEST_LINE = 200

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

# What Windows puts around a telephone number and web pages put into long words: nobody
# sees it, and nobody could tell why a number that looks right is refused.
_MARKS = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")

# The fillers of Hangul and an empty pattern of Braille: by name letters and a sign.
_EMPTY_LETTERS = "\u115f\u1160\u3164\uffa0\u2800"

_NUMBERS = ("routing_number", "account_number")
_KEPT = {Tab.E_AND_O: ("declaration_page",)}


def clean(values: Values, *, fields: Collection[str]) -> dict[str, str]:
    """Give the values without control characters; Faulty for what no form has."""
    found = [
        Problem(field, "This section has no such field.")
        for field in values
        if field not in fields
    ]
    found += [
        Problem(field, f"Shorten this to {LONGEST:,} characters.")
        for field, value in values.items()
        if len(value) > LONGEST
    ]
    if found:
        raise Faulty("values_refused", found)
    return {field: _clean(value) for field, value in values.items()}


def one_line(text: str) -> str:
    """Give a short text, such as a name, on one line."""
    return " ".join(_clean(text).split())[:LONGEST_LINE]


def paragraphs(field: str, text: str) -> str:
    """Give a longer text; Faulty when it is longer than anybody reads.

    A text in which nothing can be seen is none.
    """
    cleaned = clean({field: text}, fields=[field])[field].strip()
    return "" if is_blank(cleaned) else cleaned


def unmarked(text: str) -> str:
    """Leave out the marks that come along when a text is copied."""
    return _MARKS.sub("", text)


def is_blank(text: str) -> bool:
    """Tell whether nothing of a text can be seen: spaces, controls, empty letters."""
    return all(
        unicodedata.category(one)[0] in "CMZ" or one in _EMPTY_LETTERS for one in text
    )


def merged(tab: Tab, stored: Values, typed: Values) -> dict[str, str]:
    """Put what was typed over what is stored.

    An empty bank number or declaration page leaves the stored one as it is: they are
    never sent back to a form, so an empty field means "unchanged".
    """
    kept = {field for field in _KEPT.get(tab, ()) if not typed.get(field)}
    if tab is Tab.BANKING_INFORMATION:
        kept |= _kept_numbers(typed)
    return {**stored, **{f: v for f, v in typed.items() if f not in kept}}


def _kept_numbers(typed: Values) -> set[str]:
    kept = set()
    for number in _NUMBERS:
        again = f"{number}_again"
        if not typed.get(number, "").strip():
            kept.add(number)
            if not typed.get(again, "").strip():
                kept.add(again)
    return kept


def _clean(value: str) -> str:
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return unmarked(_CONTROLS.sub("", lines))
