"""Files that break a rule of uploads, each with the rule that refuses it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from PIL import Image

from tests.support import crafted_files as crafted

LIMIT = 3_145_728


@dataclass(frozen=True)
class BadFile:
    """A file, made when it is needed, and the code of the rule that refuses it."""

    about: str
    code: str
    make: Callable[[], bytes]
    name: str = "page.pdf"


def a_zip() -> bytes:
    """Give a ZIP archive with a program in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("setup.exe", b"MZ")
    return made.getvalue()


def padded(content: bytes, size: int) -> bytes:
    """Give the content with zeros behind its end, so many bytes in all."""
    return content + bytes(size - len(content))


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _webp() -> bytes:
    return crafted.an_image("WEBP")


def _noise(kind: str) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((300, 300), 60).save(file, kind)
    return file.getvalue()


def _wide_gif() -> bytes:
    # 65,535 is as wide as a GIF can say.
    head = b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0x80, 0, 0) + bytes(6)
    frame = b"," + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0)
    return head + frame + b"\x02\x02\x4c\x01\x00;"


def _wide_tiff() -> bytes:
    side = 100_000
    tags = ((256, side), (257, side), (258, 1), (259, 1), (262, 1), (273, 8))
    tags += ((277, 1), (278, side), (279, 1))
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    directory = struct.pack("<H", len(tags)) + entries + bytes(4)
    return b"II*\x00" + struct.pack("<I", 8) + directory


def _wide_jpeg() -> bytes:
    photograph = crafted.a_photograph()
    at = photograph.index(b"\xff\xc0") + 5
    return photograph[:at] + struct.pack(">HH", 65_500, 65_500) + photograph[at + 4 :]


def _png_with(name: bytes, data: bytes) -> bytes:
    whole = crafted.an_image("PNG")
    return whole[:33] + crafted.a_chunk(name, data) + whole[33:]


def _png_that_lies() -> bytes:
    whole = bytearray(crafted.an_image("PNG"))
    whole[29] ^= 1  # the header's checksum
    return bytes(whole)


def _pdf(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    return crafted.a_pdf_with(change)


def _nested_bomb(pdf: pikepdf.Pdf) -> None:
    packed = zlib.compress(zlib.compress(b"q " * 200_000_000, 9), 9)
    flate = pikepdf.Name.FlateDecode
    content = pikepdf.Stream(pdf, b"")
    content.write(packed, filter=pikepdf.Array([flate, flate]))
    pdf.pages[0].Contents = content


def _own_parent(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def _no_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0]


def _locked(revision: int) -> bytes:
    lock = pikepdf.Encryption(
        owner="o", user="u", R=revision, aes=False, metadata=False
    )
    return crafted.a_pdf(encryption=lock)


def _without_table() -> bytes:
    return crafted.a_pdf().replace(b"xref", b"fxer")


_OFFSET = b"%" + b" " * 498 + b"\n"
_HTML = b"<!doctype html><script>alert(1)</script>"
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

_TYPE = (
    BadFile("a page of the web", "file_type_refused", lambda: _HTML),
    BadFile("a drawing that runs", "file_type_refused", lambda: _SVG, "page.png"),
    BadFile("a program", "file_type_refused", lambda: b"MZ" + bytes(99), "page.jpg"),
    BadFile("a program of Linux", "file_type_refused", lambda: b"\x7fELF" + bytes(99)),
    BadFile("an archive", "file_type_refused", a_zip),
    BadFile("a WebP", "file_type_refused", _webp, "page.jpg"),
    BadFile("a bitmap", "file_type_refused", lambda: _noise("BMP"), "page.png"),
    BadFile("an old Word file", "file_type_refused", lambda: b"\xd0\xcf\x11\xe0" * 99),
    BadFile("a rich text", "file_type_refused", lambda: b"{\\rtf1 hello}"),
    BadFile("a PostScript", "file_type_refused", lambda: b"%!PS-Adobe-3.0\n"),
    BadFile(
        "a PDF at byte 500", "file_type_refused", lambda: _OFFSET + crafted.a_pdf()
    ),
    BadFile(
        "an archive before a PDF",
        "file_type_refused",
        lambda: a_zip() + crafted.a_pdf(),
    ),
    BadFile("a shell script", "file_type_refused", lambda: b"#!/bin/sh\nrm -r /\n"),
)

_SIZE = (
    BadFile(
        "a JPEG one byte too long",
        "file_too_large",
        lambda: padded(crafted.a_photograph(), LIMIT + 1),
        "page.jpg",
    ),
    BadFile(
        "a PDF one byte too long",
        "file_too_large",
        lambda: crafted.a_pdf_of_size(LIMIT + 1),
    ),
    BadFile("a program too long", "file_too_large", lambda: b"MZ" + bytes(LIMIT)),
)

_ENCRYPTED = (
    BadFile("a locked PDF", "file_encrypted", crafted.a_locked_pdf),
    BadFile("a PDF locked long ago", "file_encrypted", lambda: _locked(3)),
    BadFile("a PDF locked in the nineties", "file_encrypted", lambda: _locked(2)),
)

_BROKEN = (
    BadFile("no byte", "file_broken", lambda: b""),
    BadFile("half a PDF", "file_broken", lambda: _half(crafted.a_pdf())),
    BadFile("half a JPEG", "file_broken", lambda: _half(_noise("JPEG")), "a.jpg"),
    BadFile("half a PNG", "file_broken", lambda: _half(_noise("PNG")), "a.png"),
    BadFile("half a GIF", "file_broken", lambda: _half(_noise("GIF")), "a.gif"),
    BadFile("half a TIFF", "file_broken", lambda: _half(_noise("TIFF")), "a.tif"),
    BadFile("the word PDF", "file_broken", lambda: b"%PDF-1.7"),
    BadFile("a JPEG's beginning", "file_broken", lambda: b"\xff\xd8\xff", "a.jpg"),
    BadFile("a PNG's beginning", "file_broken", lambda: b"\x89PNG\r\n\x1a\n", "a.png"),
    BadFile("a GIF's beginning", "file_broken", lambda: b"GIF89a", "a.gif"),
    BadFile("a TIFF's beginning", "file_broken", lambda: b"II*\x00", "a.tif"),
    BadFile("a PDF without pages", "file_broken", lambda: _pdf(_no_page)),
    BadFile("pages in a circle", "file_broken", lambda: _pdf(_own_parent)),
    BadFile("a PDF without its table", "file_broken", _without_table),
    BadFile("a PNG that lies", "file_broken", _png_that_lies, "a.png"),
    BadFile(
        "a GIF that is a script",
        "file_broken",
        lambda: b"GIF89a/*" + bytes(9) + b"*/=1;alert(1)",
        "a.gif",
    ),
)

_TOO_COMPLEX = (
    BadFile("a PDF that unpacks", "file_too_complex", crafted.a_pdf_bomb),
    BadFile("one packed twice", "file_too_complex", lambda: _pdf(_nested_bomb)),
    BadFile("a PDF of 51 pages", "file_too_complex", lambda: crafted.a_pdf(51)),
    BadFile("a PNG of 30,000²", "file_too_complex", crafted.a_pixel_bomb, "a.png"),
    BadFile(
        "a PNG of 12,000²",
        "file_too_complex",
        lambda: crafted.a_pixel_bomb(12_000),
        "a.png",
    ),
    BadFile("a GIF of 65,535²", "file_too_complex", _wide_gif, "a.gif"),
    BadFile("a TIFF of 100,000²", "file_too_complex", _wide_tiff, "a.tif"),
    BadFile("a JPEG of 65,500²", "file_too_complex", _wide_jpeg, "a.jpg"),
    BadFile(
        "a GIF of 400 pictures",
        "file_too_complex",
        lambda: crafted.frames("GIF", 400),
        "a.gif",
    ),
    BadFile(
        "a TIFF of 61 pages",
        "file_too_complex",
        lambda: crafted.frames("TIFF", 61),
        "a.tif",
    ),
    BadFile(
        "a PNG with a text that unpacks",
        "file_broken",
        lambda: _png_with(b"zTXt", b"a\0\0" + zlib.compress(bytes(100_000_000), 9)),
        "a.png",
    ),
)

BAD_FILES = _TYPE + _SIZE + _ENCRYPTED + _BROKEN + _TOO_COMPLEX
