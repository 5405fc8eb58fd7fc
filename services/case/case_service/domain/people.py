"""Who a case is about: as invited, and as NIPR knows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from contracts.names import bare, is_same_name

_GENERATIONS = frozenset({"II", "III", "IV"})


@dataclass(frozen=True, slots=True)
class Invitee:
    """The producer as the recruiter entered them."""

    first_name: str
    last_name: str
    email: str

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def likeness(self) -> tuple[str, str]:
        """What two invitations of one person have in common: name and address.

        The address alone would not do: an office may share one.
        """
        return bare(self.name), mailbox(self.email)


def mailbox(email: str) -> str:
    """Give the form in which addresses are compared."""
    return email.strip().casefold()


@dataclass(frozen=True, slots=True)
class Identity:
    """The producer as NIPR's hit list names them."""

    npn: str
    name: str
    last_name: str
    resident_state: str
    birth_date: date


def differs(invitee: Invitee, identity: Identity) -> bool:
    """Tell whether NIPR's last name disagrees with the invitation's (HOME-3)."""
    return not is_same_name(invitee.last_name, identity.last_name)


def spelt(name: str, *, invitee: Invitee) -> str:
    """Write a registry's name as people do: "SAMPLE, PAT Q" becomes "Pat Q Sample".

    Registries write capitals. A part that the invitation spells keeps that spelling;
    the others get a capital first letter.
    """
    last, comma, first = name.partition(",")
    known = {
        part.casefold(): part for part in (*invitee.name.split(), invitee.last_name)
    }
    halves = (first, last) if comma else (name,)
    return " ".join(part for half in halves for part in _half(half, known))


def _half(half: str, known: dict[str, str]) -> Iterator[str]:
    # A generation follows a name; alone it would be one itself.
    for place, part in enumerate(half.split()):
        is_generation = place > 0 and part in _GENERATIONS
        yield part if is_generation else _spelt(part, known)


def _spelt(part: str, known: dict[str, str]) -> str:
    # Mixed case was chosen by somebody, as in McDonald; it stays.
    if not part.isupper():
        return part
    return known.get(part.casefold(), part.title() if len(part) > 1 else part)
