"""Runs in a process of its own: opens a file that nobody has checked yet.

The file comes on standard input, the answer goes to standard output: for `check`
one line of JSON with the pages, or with the rule that the file breaks; for `picture`
the page as PNG; for `copy` the copy that people see. Memory, time and files are limited
before a parser is loaded, so that a hostile file can harm this process only. Nothing of
the service is imported here but how copies are made.
"""

import io
import json
import math
import resource
import sys
import warnings
from typing import TYPE_CHECKING

from documents_service.clients.safe_copies import image_copy, opaque, pdf_copy

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_MEMORY = 1 << 30
_SECONDS = 10
_LARGEST_SIDE = 1600
_FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/tiff": "TIFF",
}


class BrokenRule(Exception):
    """The file breaks the rule that is named."""


def check(content: bytes, media_type: str, max_pages: int, max_pixels: int) -> int:
    """Read the whole file and count its pages, or raise BrokenRule.

    A file of which no copy can be made is broken: nobody could ever open it.
    """
    if media_type == "application/pdf":
        pages = _check_pdf(content, max_pages)
    else:
        pages = _check_image(content, media_type, max_pages, max_pixels)
    safe_copy(content, media_type, pages, max_pixels)
    return pages


def safe_copy(content: bytes, media_type: str, pages: int, max_pixels: int) -> bytes:
    """Make the copy that people see of a file with so many pages."""
    if media_type == "application/pdf":
        return pdf_copy(content)
    return image_copy(_open_image(content, media_type, max_pixels), pages)


def picture(content: bytes, media_type: str, page: int, max_pixels: int) -> bytes:
    """Draw one page, counted from 1, no larger than a screen needs."""
    from PIL import ImageOps

    if media_type == "application/pdf":
        image = _pdf_page(content, page - 1)
    else:
        image = _open_image(content, media_type, max_pixels)
        image.seek(page - 1)
        image = opaque(ImageOps.exif_transpose(image))
    image.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    png = io.BytesIO()
    image.save(png, "PNG")
    return png.getvalue()


def _check_pdf(content: bytes, max_pages: int) -> int:
    import pikepdf

    try:
        # A file that needs recovery may lack pages: better saved anew by its owner.
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise BrokenRule("encrypted") from error
    except (pikepdf.PdfError, ValueError, TypeError) as error:
        raise BrokenRule("broken") from error
    if pages > max_pages:
        raise BrokenRule("too_complex")
    if pages == 0:
        raise BrokenRule("broken")
    for index in range(pages):
        _pdf_page(content, index, side=200)
    return pages


def _pdf_page(content: bytes, index: int, *, side: int = _LARGEST_SIDE) -> "Picture":
    import pypdfium2  # type: ignore[import-untyped]  # it ships no marker

    try:
        document = pypdfium2.PdfDocument(content)
        # Declaration pages are often forms: what was filled in must be seen.
        document.init_forms()
        page = document[index]
        scale = side / max(*page.get_size(), 1)
        image: Picture = page.render(scale=min(scale, 2)).to_pil().convert("RGB")
    except pypdfium2.PdfiumError as error:
        raise BrokenRule("broken") from error
    document.close()
    return image


def _check_image(
    content: bytes, media_type: str, max_pages: int, max_pixels: int
) -> int:
    image = _open_image(content, media_type, max_pixels)
    frames = getattr(image, "n_frames", 1)
    if frames > max_pages:
        raise BrokenRule("too_complex")
    for frame in range(frames):
        image.seek(frame)
        if math.prod(image.size) > max_pixels:
            raise BrokenRule("too_complex")
        image.load()
    # An animation is one page; only TIFF holds several.
    return frames if media_type == "image/tiff" else 1


def _open_image(content: bytes, media_type: str, max_pixels: int) -> "Picture":
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = max_pixels
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    return Image.open(io.BytesIO(content), formats=[_FORMATS[media_type]])


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(arguments: list[str]) -> bytes:
    what, media_type, number, max_pixels = arguments
    content = sys.stdin.buffer.read()
    if what == "picture":
        return picture(content, media_type, int(number), int(max_pixels))
    if what == "copy":
        return safe_copy(content, media_type, int(number), int(max_pixels))
    pages = check(content, media_type, int(number), int(max_pixels))
    return json.dumps({"pages": pages}).encode()


def _rule_of(error: Exception) -> str:
    if isinstance(error, BrokenRule):
        return str(error)
    is_bomb = "DecompressionBomb" in type(error).__name__
    return "too_complex" if is_bomb else "broken"


def main() -> None:
    """Answer the one question of the command line."""
    _limit()
    try:
        answer = _answer(sys.argv[1:])
    except MemoryError:
        answer = json.dumps({"rule": "too_complex"}).encode()
    except (BrokenRule, OSError, SyntaxError, ValueError, Warning) as error:
        answer = json.dumps({"rule": _rule_of(error)}).encode()
    except Exception as error:
        # Pillow's plug-ins raise many kinds on damaged files: any is a broken file.
        if type(error).__module__ not in {"PIL.Image", "struct", "builtins"}:
            raise
        answer = json.dumps({"rule": _rule_of(error)}).encode()
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
