"""Pages of our own PDFs as pictures."""

import io
from threading import Lock

import pypdfium2  # type: ignore[import-untyped]  # it ships no marker
from PIL import Image

SCALE = 1.6
"""115 dots per inch: readable at full width on a desktop, 40-80 KB a page."""

# PDFium is not made for threads.
_PDFIUM = Lock()


def count(pdf: bytes) -> int:
    """Count the pages."""
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def picture(pdf: bytes, page: int) -> bytes:
    """Draw one page, counted from 1, as PNG with its signatures.

    Raises IndexError where there is no such page.
    """
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 1 <= page <= len(document):
                raise IndexError(page)
            document.init_forms()
            drawn = document[page - 1].render(scale=SCALE, may_draw_forms=True)
            image = drawn.to_pil().convert("RGB")
        finally:
            document.close()
    png = io.BytesIO()
    # A palette holds black text and two colors well, at a quarter of the size.
    image.quantize(128, method=Image.Quantize.FASTOCTREE).save(png, "PNG")
    return png.getvalue()
