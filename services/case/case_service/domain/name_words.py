"""By which beginnings a name is found, so that no name need be readable for it."""

import re
import unicodedata
from itertools import combinations

from contracts.names import bare

_SHORTEST, _LONGEST = 2, 8
# More words than a name has are a text that somebody pasted.
_MOST_WORDS = 6

Marks = frozenset[str]


def found_by(name: str) -> Marks:
    """Give all the marks under which a name stands in the index.

    They are the beginnings of what follows from each of its words on: "O'Rourke" is
    found by "rour" and by "orour". Whole words stand in pairs too: a common first and
    a common last name are rare together.
    """
    parts = [bare(part) for part in re.split(r"[\W_]+", _composed(name))]
    tails = ("".join(parts[start:]) for start in range(len(parts)))
    beginnings = {
        tail[:length]
        for tail in tails
        for length in range(_SHORTEST, min(_LONGEST, len(tail)) + 1)
    }
    return frozenset(beginnings) | _pairs(_words(name))


def ways_to_search(text: str) -> tuple[Marks, ...]:
    """Give the marks that a name must all have, the narrowest way first.

    There is none when not even two letters stand together.
    """
    words = [word for word in _words(text) if len(word) >= _SHORTEST]
    if not words:
        return ()
    beginnings = frozenset(word[:_LONGEST] for word in words)
    if len(words) == 1:
        return (beginnings,)
    # "Mc Allister" is "McAllister" to who cannot see how it is written.
    joined = frozenset({"".join(words)[:_LONGEST]})
    # Where whole words stand as pairs, so do their beginnings.
    return (_pairs(words), beginnings, joined)


def _pairs(words: list[str]) -> Marks:
    return frozenset(
        " ".join(sorted(pair)) for pair in combinations(words[:_MOST_WORDS], 2)
    )


def _words(text: str) -> list[str]:
    bared = (bare(word) for word in _composed(text).split())
    return [word for word in bared if word][:_MOST_WORDS]


def _composed(text: str) -> str:
    # An accent of its own would count as the end of a word.
    return unicodedata.normalize("NFKC", text)
