"""Reads the values about a person out of a document's text."""

import re
from html.parser import HTMLParser

from documents_service.domain.differences import PrintedValue

_BLOCKS = frozenset({"td", "th", "p", "div", "li", "h1", "h2", "h3"})
# A line of the W-9 explains itself at length behind its name.
_END_OF_NAME = re.compile(r"[.(:]")
_LINE_OF_FORM = re.compile(r"^(\d[ab]?) ")


def printed_values(html: str) -> tuple[PrintedValue, ...]:
    """Give each value that the templates print as a datum, with its label."""
    reader = _Reader()
    reader.feed(html)
    return tuple(reader.found)


class _Reader(HTMLParser):
    """A value's label stands before it: in its own block, or in the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[PrintedValue] = []
        self._before = ""
        self._line = ""
        self._label: str | None = None
        self._value = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a row or a value."""
        if tag in _BLOCKS:
            self._before, self._line = self._line.strip() or self._before, ""
        elif tag == "tr":
            self._before = self._line = ""
        elif tag == "span" and ("class", "datum") in attrs:
            self._label, self._value = self._line.strip() or self._before, ""

    def handle_endtag(self, tag: str) -> None:
        """Keep a value that has ended; one without a label is a label itself."""
        if tag != "span" or self._label is None:
            return
        if name := _END_OF_NAME.split(self._label)[0].strip():
            label = _LINE_OF_FORM.sub(r"Line \1, ", name)
            self.found.append((label, self._value.strip()))
        self._line += self._value
        self._label = None

    def handle_data(self, data: str) -> None:
        """Read on."""
        if self._label is None:
            self._line += data
        else:
            self._value += data
