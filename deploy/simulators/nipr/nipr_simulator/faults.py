"""What each fault makes of a good answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from nipr_simulator.documents import error
from nipr_simulator.people import Fault
from nipr_simulator.xml import written

XML = "text/xml; charset=UTF-8"

# Ten entities, each ten times the one before: ten thousand million letters.
_LEVELS = range(1, 10)
_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE PDB [<!ENTITY e0 "boom">'
    + b"".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">'.encode() for level in _LEVELS
    )
    + b"]><PDB>&e9;</PDB>"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the caller, and whether it would be on the invoice."""

    body: bytes
    status: int = 200
    content_type: str = XML
    billed: bool = True
    slow: bool = False


def strike(fault: Fault, good: Answer, *, root: str) -> Answer:
    """Give the answer that the fault makes of the good one."""
    return _FAULTS[fault](good, root)


def refusal(text: str, *, root: str, nested: bool = True) -> Answer:
    """Answer that it did not work: HTTP 200 with an error document, not billed."""
    return Answer(written(error(text, root=root, nested=nested)), billed=False)


def silent(status: int) -> Answer:
    """Answer with a status and no body: nothing was carried out or billed."""
    return plain(status, "")


def plain(status: int, text: str) -> Answer:
    """Answer with a status and a text, not billed."""
    return Answer(text.encode(), status=status, content_type="text/plain", billed=False)


def _wrong_encoding(good: Answer) -> Answer:
    # Still declared as UTF-8, but with a letter that is written otherwise.
    letter = "\N{LATIN CAPITAL LETTER N WITH TILDE}".encode("cp1252")
    return replace(good, body=good.body.replace(b"</", letter + b"</", 3))


_FAULTS: dict[Fault, Callable[[Answer, str], Answer]] = {
    Fault.ERROR_NESTED: lambda _, root: refusal(
        "The request could not be processed", root=root
    ),
    Fault.ERROR_BARE: lambda _, root: refusal(
        "The request could not be processed", root=root, nested=False
    ),
    Fault.HTTP_401: lambda *_: plain(401, "Authorization Required"),
    Fault.HTTP_500: lambda *_: silent(500),
    Fault.SLOW: lambda good, _: replace(good, slow=True),
    Fault.TRUNCATED: lambda good, _: replace(
        good, body=good.body[: len(good.body) * 2 // 3]
    ),
    Fault.WRONG_ENCODING: lambda good, _: _wrong_encoding(good),
    Fault.ENTITY_EXPANSION: lambda good, _: replace(good, body=_BOMB),
}
