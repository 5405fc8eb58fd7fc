"""What a run measured, each number beside its limit, and which aims it missed."""

import sys
from dataclasses import dataclass

# Neither 1, which is trouble, nor 2, which is a wrong word.
MISSED = 3


@dataclass(frozen=True, slots=True)
class Aim:
    """A bound that a number keeps or not."""

    said: str
    reached: str
    is_met: bool

    def __str__(self) -> str:
        """Say the bound and the verdict."""
        return f"{self.said}: {'met' if self.is_met else 'MISSED'}"


def at_most(bound: float, reached: float, *, unit: str, of: str = "") -> Aim:
    """Judge what is not to be exceeded."""
    return _aim(bound, reached, unit=unit, of=of, is_met=reached <= bound)


def at_least(bound: float, reached: float, *, unit: str, of: str = "") -> Aim:
    """Judge what is to be reached."""
    return _aim(bound, reached, unit=unit, of=of, is_met=reached >= bound)


class Report:
    """Tells of measurements as they come, and remembers what was missed."""

    def __init__(self) -> None:
        """Begin with nothing missed."""
        self._missed: list[str] = []

    def tell(self, what: str, measured: str, *aims: Aim, limit: str = "") -> None:
        """Print a measurement beside the limit that was found in the same run."""
        beside = "; ".join(filter(None, [limit, *map(str, aims)]))
        sys.stdout.write(f"{what:34} {measured:44} limit: {beside}\n")
        sys.stdout.flush()
        self._missed += [
            f"{what} ({aim.reached}, {aim.said})" for aim in aims if not aim.is_met
        ]

    @property
    def last_line(self) -> str:
        """Say in one line whether every aim was met, and which were not."""
        missed = "; ".join(self._missed)
        return f"Missed: {missed}." if missed else "Every aim was met."

    @property
    def status(self) -> int:
        """Give the status to exit with."""
        return MISSED if self._missed else 0


def _aim(bound: float, reached: float, *, unit: str, of: str, is_met: bool) -> Aim:
    return Aim(f"{of} aim {bound:g} {unit}".lstrip(), f"{reached:.3g} {unit}", is_met)
