"""ABA routing numbers."""

import re

# Ordinary banks, thrifts and electronic numbers; not 00 (US government) and not 80
# (traveler's checks), since commissions go to people's accounts.
_PREFIXES = (range(1, 13), range(21, 33), range(61, 73))
_WEIGHTS = (3, 7, 1) * 3


def fault(digits: str) -> str | None:
    """Say what is wrong with a routing number, or None when it is well formed.

    Checks the nine digits, the ABA check digit and the prefixes in use. That the bank
    exists is not shown by this.
    """
    if not re.fullmatch(r"[0-9]{9}", digits):
        return (
            "A routing number has 9 digits. You find it at the bottom left of a check."
        )
    checksum = sum(
        weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)
    )
    is_in_use = any(int(digits[:2]) in prefixes for prefixes in _PREFIXES)
    if checksum % 10 or not is_in_use:
        return (
            "This is not a valid routing number. Compare it with your check or ask "
            "your bank for the ABA routing number."
        )
    return None
