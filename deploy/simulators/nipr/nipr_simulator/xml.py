"""Small XML pieces: elements with text, fields of a record, grouping by state."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from lxml import etree

from nipr_simulator.people import OfState

Element = etree._Element
Day = Callable[[date], str]
Fields = tuple[tuple[str, str], ...]
"""Element name and attribute, in the order of the document."""

Part = TypeVar("Part", bound=OfState)


def us_date(day: date) -> str:
    """Write a date as NIPR does: MM/DD/YYYY."""
    return day.strftime("%m/%d/%Y")


def document(root: str, kind: str) -> Element:
    """Begin a document that says of which type it is."""
    element = etree.Element(root)
    add(add(element, "TRANSACTION_TYPE"), "TYPE", kind)
    return element


def add(parent: Element, name: str, text: str = "") -> Element:
    """Append an element, with text or empty."""
    element = etree.SubElement(parent, name)
    element.text = text
    return element


def add_fields(parent: Element, part: object, fields: Fields, *, day: Day) -> None:
    """Append one element per field, "" as an empty one; None is left out."""
    for name, attribute in fields:
        value = getattr(part, attribute)
        if value is not None:
            add(parent, name, day(value) if isinstance(value, date) else value)


def add_states(
    parent: Element, parts: Iterable[Part]
) -> Iterator[tuple[Element, list[Part]]]:
    """Append one STATE per state and give it with the parts that belong to it."""
    by_state: dict[str, list[Part]] = {}
    for part in parts:
        by_state.setdefault(part.state, []).append(part)
    for state, members in by_state.items():
        yield add_state(parent, state), members


def add_state(parent: Element, state: str) -> Element:
    """Append a STATE with its name."""
    element = etree.SubElement(parent, "STATE")
    element.set("name", state)
    return element


def written(element: Element) -> bytes:
    """Serialize as the service sends it."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8")
