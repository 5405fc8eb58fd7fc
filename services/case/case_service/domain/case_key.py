"""Case keys: what people read, type and say on the telephone."""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6


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
