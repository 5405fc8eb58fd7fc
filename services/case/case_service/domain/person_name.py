"""The name of a person, as it is typed."""

import unicodedata

from case_service.domain.tab import Problem, missing

LONGEST_NAME = 60

# Straight, curly either way, and the accents that are typed instead.
_APOSTROPHES = "'\u2019\u2018`\u00b4"
# Hyphens of three kinds, and the dot of Catalan.
_AMONG_LETTERS = _APOSTROPHES + " .,()-\u2010\u2011\u2013\u00b7"


def clean_name(name: str) -> str:
    """Give a name as it is kept: in NFC, on one line."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def name_problems(field: str, name: str, label: str) -> list[Problem]:
    """Give what keeps a cleaned name from being one; `label` says whose it is."""
    if not name:
        return [missing(field, f"Enter the {label}.")]
    if len(name) > LONGEST_NAME:
        return [Problem(field, f"Shorten the {label} to {LONGEST_NAME} characters.")]
    # What begins like a formula would be one in a list; control characters and
    # bidirectional overrides would print in documents.
    if name[0] not in _APOSTROPHES and not name[0].isalpha():
        return [Problem(field, f"Begin the {label} with a letter.")]
    if not all(_may_be_in_a_name(character) for character in name):
        return [
            Problem(
                field,
                f"Write the {label} in letters; spaces, hyphens, apostrophes, periods, "
                "commas, digits and parentheses may stand among them.",
            )
        ]
    return []


def _may_be_in_a_name(character: str) -> bool:
    is_letter_mark_or_digit = unicodedata.category(character)[0] in "LMN"
    return is_letter_mark_or_digit or character in _AMONG_LETTERS
