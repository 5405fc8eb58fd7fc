"""Case keys: what people read, type and say on the telephone."""

import re

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6

_KEY = re.compile(rf"PP-\d{{4}}-[{ALPHABET}]{{{LENGTH}}}", re.ASCII)


def case_key(*, year: int, randomness: bytes) -> str:
    """Write a case key from eight random bytes, such as PP-2026-7KQ2MD.

    Six characters without look-alikes (no 0, 1, I, L, O, U): 729 million a year.
    """
    number = int.from_bytes(randomness, "big")
    letters = []
    for _ in range(LENGTH):
        number, index = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[index])
    return f"PP-{year}-{''.join(letters)}"


def read_case_key(text: str) -> str | None:
    """Read a case key as people type it, or None when it is none."""
    key = text.strip().upper()
    return key if _KEY.fullmatch(key) else None
