"""How a person is sealed in a case's row."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from case_service.domain.people import Invitee
from chassis.sealing import Seal

PLACE = "cases.person"


@dataclass(frozen=True, slots=True)
class Person:
    """The invitee, and the salt that keeps the case's snapshot hashes its own."""

    invitee: Invitee
    salt_hex: str


_PERSON = TypeAdapter(Person)


def close_person(seal: Seal, person: Person) -> bytes:
    """Seal a person."""
    return seal.close(_PERSON.dump_json(person), place=PLACE)


def open_person(seal: Seal, sealed: bytes) -> Person:
    """Read a sealed person."""
    return _PERSON.validate_json(seal.open(sealed, place=PLACE))
