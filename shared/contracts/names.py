"""The one rule by which a typed name is the expected one, wherever it is typed.

Registries write capitals and no accents; people write as they are called.
"""

import unicodedata

# Letters with a stroke, ligatures and the like: Unicode does not take these apart.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",  # without its dot, as in Turkish
    }
)


def is_same_name(one: str, other: str) -> bool:
    """Tell whether a reader takes both for one name; an empty one is nobody's.

    Case, spacing, punctuation and accents do not matter.
    """
    return bare(one) == bare(other) != ""


def bare(name: str) -> str:
    """Give what makes out a name by the same rule: plain small letters and digits."""
    # Folding the case turns a sharp s into two; accents are apart before and after.
    folded = unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN)
    apart = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in apart if letter.isalnum())


def tenant_name(domain: str) -> str:
    """Give the tenant that a typed Domain means."""
    return visible(domain).strip().upper()


def visible(text: str) -> str:
    """Leave out the signs that nobody sees: they come along when a text is copied."""
    return "".join(sign for sign in text if sign.isprintable())
