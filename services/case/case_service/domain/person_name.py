"""Comparing names that people and registries write differently."""

import unicodedata


def _letters(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in decomposed if character.isalnum())


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names agree, case, spacing, punctuation and accents aside."""
    return bool(_letters(one)) and _letters(one) == _letters(other)


def is_in_name(part: str, name: str) -> bool:
    """Tell whether a name holds this part, case, spacing and accents aside."""
    return bool(_letters(part)) and _letters(part) in _letters(name)
