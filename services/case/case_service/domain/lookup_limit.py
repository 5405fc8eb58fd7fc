"""How often one case may ask NIPR who somebody is."""

from datetime import timedelta

from chassis.refusal import Refused

LOOKUPS = 10
WITHIN = timedelta(hours=24)
"""Each look-up may be billed, and a case must not serve to try other people's SSNs."""


class TooManyLookups(Refused):
    """The case has asked NIPR often enough for a day."""

    def __init__(self) -> None:
        super().__init__(
            "too_many_lookups",
            "You have asked NIPR several times today without success. Try again "
            "tomorrow, or call the Producer Service Center at 855-782-4272.",
        )


def check_lookups(asked: int) -> None:
    """Refuse one more look-up after so many within a day. Raises TooManyLookups."""
    if asked >= LOOKUPS:
        raise TooManyLookups
