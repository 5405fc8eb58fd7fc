"""When a typed name is the expected one: case, spacing, accents, punctuation aside."""

import unicodedata

# Letters with a stroke or ligature do not come apart under Unicode's decomposition.
_PLAIN_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
    }
)


def is_same_name(typed: str, expected: str) -> bool:
    """Tell whether both are the same name to a reader."""
    return _bare(typed) == _bare(expected) != ""


def is_printable(text: str) -> bool:
    """Tell whether a text holds no control character and no direction override."""
    return not any(unicodedata.category(letter) in {"Cc", "Cf"} for letter in text)


def _bare(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_PLAIN_LETTERS)
    apart = unicodedata.normalize("NFD", folded)
    return "".join(
        letter for letter in apart if unicodedata.category(letter)[0] in {"L", "N"}
    )
