"""Makes, signs and draws documents, away from the event loop."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from chassis.threads import Threads
from documents_service.clients import page_images
from documents_service.clients.glyphs import Glyphs
from documents_service.clients.signature_fields import prepare
from documents_service.clients.signing import Signature, Signer
from documents_service.clients.typesetting import Data, Typesetter, Unprintable

# Typst, PDFium and elliptic curves all keep one core busy: more threads only wait.
_THREADS = 2
_PICTURES_KEPT = 48


@dataclass(frozen=True, slots=True)
class Printed:
    """A document as made from data: the PDF and the same words as HTML."""

    pdf: bytes
    text: bytes
    pages: int

    @property
    def sha256(self) -> str:
        """The hash of the PDF."""
        return sha256(self.pdf)


class Press(Threads):
    """The document workshop of one process; use it as an async context manager."""

    def __init__(self, *, typesetter: Typesetter, signer: Signer) -> None:
        self._typesetter = typesetter
        self._glyphs = Glyphs(typesetter)
        self._signer = signer
        super().__init__(_THREADS, name="press")
        self._pictures = lru_cache(_PICTURES_KEPT)(_picture_of)

    @property
    def root_sha256(self) -> str:
        """The fingerprint of the certificate that vouches for the signatures."""
        return self._signer.root_sha256

    def has_mark(self, content: bytes) -> bool:
        """Tell whether a certificate of ours is in the file, without opening it."""
        return self._signer.has_mark(content)

    async def print(self, template: str, data: Data) -> Printed:
        """Make a document from data: the same data gives the same bytes."""
        return await self.in_thread(lambda: self._print(template, data))

    async def print_anyway(self, template: str, data: Data) -> Printed:
        """Make a document that nobody can correct, with signs for what no font has.

        The text has every character all the same.
        """
        return await self.in_thread(lambda: self._print_anyway(template, data))

    async def sign(self, pdf: bytes, signature: Signature) -> bytes:
        """Sign the document in the field that was prepared for this signature."""
        return await self.in_thread(lambda: self._signer.sign(pdf, signature))

    async def is_intact(self, pdf: bytes, *, fields: Sequence[str]) -> bool:
        """Tell whether the file holds exactly these signatures and nothing after."""
        return await self.in_thread(lambda: self._signer.is_intact(pdf, fields=fields))

    async def picture(self, pdf: bytes, page: int) -> bytes:
        """Draw a page, counted from 1, as PNG. Raises IndexError."""
        return await self.in_thread(lambda: self._pictures(pdf, page))

    def _print(self, template: str, data: Data) -> Printed:
        raw, boxes = self._typesetter.pdf_with_boxes(template, data)
        pdf = prepare(raw, boxes)
        text = self._typesetter.text(template, data)
        return Printed(pdf, text.encode(), page_images.count(pdf))

    def _print_anyway(self, template: str, data: Data) -> Printed:
        try:
            return self._print(template, data)
        except Unprintable:
            text = self._typesetter.text(template, data).encode()
            shown = self._glyphs.with_gaps(data)
            return replace(self._print(template, shown), text=text)


def sha256(content: bytes) -> str:
    """Give the hash that stands for a file everywhere in this service."""
    return hashlib.sha256(content).hexdigest()


def _picture_of(pdf: bytes, page: int) -> bytes:
    return page_images.picture(pdf, page)
