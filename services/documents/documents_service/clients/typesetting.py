"""Typst: from a template and data to a PDF (PDF/UA-1 and PDF/A-2a) or to HTML.

The same data gives the same bytes, in any process and on any day; Typst is pinned
because its version changes them.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from chassis.refusal import Unacceptable

TEMPLATES = Path(__file__).parent.parent / "templates"

Data = Mapping[str, Any]

# Typst says this on every HTML export; anything else is a fault of a template.
_KNOWN_WARNING = "html export is under active development"
_BODY = re.compile(r"<body>(.*)</body>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """Where a signature belongs on a page, in points from its upper left corner."""

    name: str
    tip: str
    page: int
    x: float
    y: float
    w: float
    h: float


class Unprintable(Unacceptable):
    """The data holds a character that the documents' fonts do not have."""

    def __init__(self) -> None:
        super().__init__(
            "unprintable",
            "A name or address holds a character that the documents cannot show. "
            "Write it in Latin letters on the General page, or call the Producer "
            "Service Center at 855-782-4272.",
        )


class TemplateFaulty(Exception):
    """A template does not give a valid document; the data is not to blame."""


class Typesetter:
    """Renders templates; one compiler per template, used by one thread at a time."""

    def __init__(self, folder: Path = TEMPLATES) -> None:
        self._folder = folder
        self._compilers: dict[str, typst.Compiler] = {}
        self._lock = Lock()

    def pdf(self, template: str, data: Data) -> bytes:
        """Render a tagged PDF that keeps PDF/UA-1 and PDF/A-2a, or refuse the data."""
        with self._lock:
            return self._pdf(template, data)

    def pdf_with_boxes(
        self, template: str, data: Data
    ) -> tuple[bytes, tuple[SignatureBox, ...]]:
        """Render the PDF and find the places for signatures in it."""
        with self._lock:
            rendered = self._pdf(template, data)
            # A query sees the inputs of the compilation before it.
            found = self._compiler(template).query(
                "<sigbox>", field="value", format="json"
            )
        return rendered, tuple(SignatureBox(**box) for box in json.loads(found))

    def text(self, template: str, data: Data) -> str:
        """Render the same words as HTML for a page of its own."""
        with self._lock:
            page = self._html(template, data).decode()
        body = _BODY.search(page)
        if body is None:
            raise TemplateFaulty(f"{template}: no HTML body.")
        return body[1]

    def _pdf(self, template: str, data: Data) -> bytes:
        with _troubles(template):
            rendered, warnings = self._compiler(template).compile_with_warnings(
                format="pdf",
                pdf_standards=["a-2a", "ua-1"],
                sys_inputs=_inputs(data, "pdf"),
            )
        return _clean(template, rendered, warnings)

    def _html(self, template: str, data: Data) -> bytes:
        with _troubles(template):
            rendered, warnings = self._compiler(template).compile_with_warnings(
                format="html", sys_inputs=_inputs(data, "html")
            )
        return _clean(template, rendered, warnings)

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self._compilers:
            self._compilers[template] = typst.Compiler(
                str(self._folder / template),
                root=str(self._folder),
                ignore_system_fonts=True,
            )
        return self._compilers[template]


def _inputs(data: Data, view: str) -> dict[str, str]:
    return {"view": view, "data": json.dumps(data, sort_keys=True, ensure_ascii=False)}


def _clean(
    template: str,
    rendered: bytes | list[bytes] | None,
    warnings: Sequence[typst.TypstWarning],
) -> bytes:
    unknown = [w.message for w in warnings if not w.message.startswith(_KNOWN_WARNING)]
    if unknown or not isinstance(rendered, bytes):
        raise TemplateFaulty(f"{template}: {'; '.join(unknown) or 'no document'}")
    return rendered


@contextmanager
def _troubles(template: str) -> Iterator[None]:
    """Tell data that cannot be printed from a template that is wrong.

    Typst quotes the text that it cannot show, so its own message goes no further.
    """
    try:
        yield
    except typst.TypstError as error:
        if "could not be displayed with" in error.message:
            raise Unprintable from None
        raise TemplateFaulty(f"{template} gives no valid document.") from None
