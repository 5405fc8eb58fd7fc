"""Planted values, and the search for them in whatever form they might leak."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote_plus

# No digit before it, unless that ends an escape such as %20.
_BEGINS = rb"(?:(?<![0-9])|(?<=%[0-9A-Fa-f]{2}))"

Place = tuple[str, bytes]
"""Where something was read, and all bytes that stood there."""


@dataclass(frozen=True, slots=True)
class Canary:
    """A value that must not be found, under a name that reports may show."""

    name: str
    forms: tuple[bytes, ...]
    pattern: re.Pattern[bytes]

    def is_in(self, content: bytes) -> bool:
        """Tell whether the value stands in the content in any of its forms."""
        lowered = content.lower()
        # Looked for plainly first: patterns are slow on many megabytes.
        may_be = any(form.lower() in lowered for form in self.forms)
        return may_be and self.pattern.search(content) is not None


def canary(name: str, *texts: str) -> Canary:
    """Plant texts: found also without hyphens, in base64, in an address, as hex."""
    values = sorted({t for text in texts for t in (text, re.sub(r"[-/ ]", "", text))})
    forms = {form: pattern for v in values for form, pattern in _forms(v)}
    return Canary(name, tuple(forms), re.compile(b"|".join(forms.values())))


def found(canaries: Iterable[Canary], places: Iterable[Place]) -> list[str]:
    """Name each canary that was found, and where; never the value."""
    canaries = tuple(canaries)
    return [
        f"{one.name} in {where}"
        for where, content in places
        for one in canaries
        if one.is_in(content)
    ]


def _forms(text: str) -> Iterator[tuple[bytes, bytes]]:
    value = text.encode()
    for form in (value, quote_plus(text).encode(), text.encode("utf-16-le")):
        yield form, _BEGINS + b"(?i:%s)(?![0-9])" % re.escape(form)
    yield value.hex().encode(), b"(?i:%s)" % value.hex().encode()
    yield from ((part, re.escape(part)) for part in _base64_parts(value))


def _base64_parts(value: bytes) -> Iterator[bytes]:
    """Give what of a value's base64 is the same wherever it begins in the whole."""
    for before in range(3):
        whole = b64encode(bytes(before) + value)
        first = -(-before * 8 // 6)
        yield whole[first : (before + len(value)) * 8 // 6]
