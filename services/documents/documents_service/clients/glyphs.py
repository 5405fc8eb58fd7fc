"""Tells which characters no font of the documents has, and does without them.

Typst itself is asked: it alone knows which font it takes for what.
"""

from collections.abc import Mapping
from functools import lru_cache

from documents_service.clients.typesetting import Typesetter, Unprintable

TEMPLATE = "glyphs.typ"
GAP = "\N{REPLACEMENT CHARACTER}"
_TEXTS_KEPT = 2048


class Glyphs:
    """The characters that a typesetter can print."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        self._prints = lru_cache(_TEXTS_KEPT)(self._tried)

    def with_gaps(self, data: Mapping[str, object]) -> dict[str, object]:
        """Give the data with a sign for each character that cannot be printed."""
        return {name: self._shown(value) for name, value in data.items()}

    def _shown(self, value: object) -> object:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, dict):
            return self.with_gaps(value)
        if isinstance(value, list):
            return [self._shown(one) for one in value]
        return value

    def _text(self, text: str) -> str:
        if text.isascii() or self._prints(text):
            return text
        shown = "".join(sign if self._prints(sign) else GAP for sign in text)
        # Signs that print alone need not do so together, as an accent on a letter of
        # another font.
        if self._prints(shown):
            return shown
        return "".join(sign if sign.isascii() else GAP for sign in text)

    def _tried(self, text: str) -> bool:
        try:
            self._typesetter.pdf(TEMPLATE, {"text": text})
        except Unprintable:
            return False
        return True
