"""Puts a letter's words, simple HTML of our own making, into a mail.

Mail programs take looks only from each element itself, so here they are added.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

_WIDTH = 72
_CELL = "padding:8px 12px; border:1px solid #a9aeb1; word-break:break-word;"
_LOOKS: Mapping[str, str] = {
    "p": "margin:0 0 16px 0; word-break:break-word;",
    "h2": "margin:24px 0 8px 0; font-size:19px; line-height:1.3; color:#162e51;",
    "ul": "margin:0 0 16px 0; padding-left:24px;",
    "ol": "margin:0 0 16px 0; padding-left:24px;",
    "li": "margin:0 0 8px 0;",
    "blockquote": "margin:0 0 16px 0; padding:12px 16px 1px 16px; "
    "border-left:4px solid #005ea2; background-color:#f0f0f0;",
    "table": "width:100%; margin:0 0 16px 0; border-collapse:collapse;",
    "th": f"{_CELL} background-color:#f0f0f0; text-align:left;",
    "td": _CELL,
    "span": "font-weight:bold;",
    "strong": "",
    "em": "",
    "br": "",
    "thead": "",
    "tbody": "",
    "tr": "",
}
"""Each element that a letter may have, and its looks; others are left out."""

_BLOCKS = frozenset({"p", "h2", "li", "tr", "blockquote", "table", "ul", "ol"})


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The same words twice, and what mailboxes show of an unread mail."""

    text: str
    html: str
    opening: str


def mailed(html: str) -> LetterWords:
    """Give a letter's words as a mail has them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    said = [" ".join(block.text.split()) for block in reader.blocks]
    return LetterWords(
        text=_as_text(reader.blocks),
        html="".join(reader.html),
        opening=said[1] if len(said) > 1 else "",
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of the text; rows of a table and items of a list stand close together."""

    text: str
    element: str
    is_quoted: bool

    @property
    def is_close(self) -> bool:
        return self.element in {"li", "tr"}


def _as_text(blocks: Sequence[_Block]) -> str:
    told = _wrapped(blocks[0]) if blocks else ""
    for before, block in pairwise(blocks):
        is_close = before.is_close and block.is_close
        told += ("\n" if is_close else "\n\n") + _wrapped(block)
    return told


def _wrapped(block: _Block) -> str:
    indent = "  " if block.is_quoted else ""
    item = block.element == "li"
    return "\n".join(
        textwrap.fill(
            line.strip(),
            _WIDTH,
            initial_indent=f"{indent}- " if item else indent,
            subsequent_indent=f"{indent}  " if item else indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in block.text.splitlines()
    )


class _Reader(HTMLParser):
    """Goes through the elements once, for both renderings."""

    def __init__(self) -> None:
        super().__init__()
        self.html: list[str] = []
        self.blocks: list[_Block] = []
        self._block = ""
        self._element = ""
        self._is_quoted = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element, dressed for mail programs."""
        looks = _LOOKS.get(tag)
        if looks is None:
            return
        self.html.append(f'<{tag} style="{looks}">' if looks else f"<{tag}>")
        if tag in _BLOCKS:
            self.end_block()
            self._element = tag
            self._is_quoted = self._is_quoted or tag == "blockquote"
        if tag == "br":
            self._block += "\n"
        elif tag in {"td", "th"} and self._block:
            self._block += ": "

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in _LOOKS:
            self.html.append(f"</{tag}>")
        if tag in _BLOCKS:
            self.end_block()
        if tag == "blockquote":
            self._is_quoted = False

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.html.append(escape(data))
        self._block += data

    def end_block(self) -> None:
        """Begin a new line in the text."""
        if text := self._block.strip():
            self.blocks.append(_Block(text, self._element, self._is_quoted))
        self._block = ""
