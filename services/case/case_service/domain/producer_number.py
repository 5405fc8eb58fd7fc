"""Producer identification numbers: nine digits without meaning, each used once."""

SMALLEST = 100_000_000
COUNT = 900_000_000

# Coprime to COUNT, so that multiplying walks through every number exactly once and
# neighbors in time are no neighbors in number.
_STEP = 611_953_297
_START = 271_828_183


class NumbersExhausted(Exception):
    """All 900 million numbers are given out."""


def producer_number(ordinal: int) -> str:
    """Give the number for the n-th approval, n counted from 0.

    Nine digits, the first not 0. Raises NumbersExhausted beyond the last one.
    """
    if not 0 <= ordinal < COUNT:
        raise NumbersExhausted(ordinal)
    return str(SMALLEST + (_START + ordinal * _STEP) % COUNT)
