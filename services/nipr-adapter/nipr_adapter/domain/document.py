"""Finding one's way in NIPR's documents: kind, texts, states, unknown elements."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from xml.etree.ElementTree import Element

from nipr_adapter.domain.translation import us_date


class Kind(StrEnum):
    """What a document says that it is; UNREADABLE is none that we know."""

    HIT_LIST = "HITLIST"
    INDIVIDUAL = "INDIVIDUAL"
    FIRM = "FIRM"
    ERROR = "ERROR"
    UNREADABLE = ""


def kind_of(document: Element) -> Kind:
    """Tell what kind of document this is."""
    said = text(document, "TRANSACTION_TYPE/TYPE").upper()
    if said and said in set(Kind):
        return Kind(said)
    return Kind.ERROR if error_text(document) else Kind.UNREADABLE


def error_text(document: Element) -> str:
    """Give NIPR's explanation, which stands in one of several places."""
    places = ("ERROR/DESCRIPTION", "ERROR", "TRANSACTION_TYPE")
    return next(filter(None, (text(document, place) for place in places)), "")


def text(parent: Element, path: str) -> str:
    """Give the text at a path without the white space around it, "" when missing."""
    return (parent.findtext(path) or "").strip()


def day(parent: Element, path: str) -> date | None:
    """Give the date at a path."""
    return us_date(text(parent, path))


def states(parent: Element, path: str) -> Iterator[tuple[str, Element]]:
    """Go through the STATE elements at a path; a state may come more than once."""
    for state in parent.iterfind(f"{path}/STATE"):
        yield state.get("name", "").strip().upper(), state
