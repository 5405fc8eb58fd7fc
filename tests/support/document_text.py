"""The words of a document, read back from the PDF and from its text view."""

import re
import textwrap
from html.parser import HTMLParser

import pypdfium2

# The frame of each page: decoration to a screen reader, and not in the text view.
_FRAME = re.compile(
    r"^(HCSC Health Care Service Corporation|Blue Cross and Blue Shield of Illinois, "
    r"Montana, New Mexico, Oklahoma and Texas|.*, template .*|Case PP-\S+|"
    r"Page \d+ of \d+)$"
)


def page_texts(pdf: bytes) -> list[str]:
    """Give the text of each page as a reader program extracts it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def pdf_words(pdf: bytes) -> list[str]:
    """Give the words of the PDF in order, without the frame of its pages."""
    lines = (line.strip() for text in page_texts(pdf) for line in text.splitlines())
    kept = " ".join(line for line in lines if not _FRAME.match(line))
    return kept.replace("•", " ").split()


def golden_text(pdf: bytes) -> str:
    """Give the document's words as text that is pleasant to compare."""
    return textwrap.fill(" ".join(pdf_words(pdf)), 88) + "\n"


def html_words(html: str) -> list[str]:
    """Give the words of the text view in order, list numbers counted."""
    reader = _Words()
    reader.feed(html)
    return " ".join(reader.found).split()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in {"ol", "ul"}:
            self._lists.append(0 if tag == "ol" else None)
        if tag == "li" and (last := self._lists[-1]) is not None:
            self._lists[-1] = last + 1
            self.found.append(f" {last + 1}. ")
        if tag not in {"span", "strong", "em", "s"}:
            self.found.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ol", "ul"}:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        # Pieces of one word may stand in several inline elements.
        if self.found and not self.found[-1].endswith(" ") and data[:1] != " ":
            self.found[-1] += data
        else:
            self.found.append(data)
