"""Files as people and attackers upload them, made on the spot."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from PIL import Image


def an_image(
    kind: str, *, size: tuple[int, int] = (300, 200), mode: str = "RGB"
) -> bytes:
    """Give an image file of this kind, such as PNG."""
    file = io.BytesIO()
    Image.new(mode, size).save(file, kind)
    return file.getvalue()


def a_photograph() -> bytes:
    """Give a JPEG that does not compress to nothing."""
    file = io.BytesIO()
    Image.effect_noise((600, 600), 60).save(file, "JPEG")
    return file.getvalue()


def frames(kind: str, count: int) -> bytes:
    """Give an image file of several frames."""
    first, *others = (Image.new("L", (9, 9), number % 250) for number in range(count))
    file = io.BytesIO()
    first.save(file, kind, save_all=True, append_images=others)
    return file.getvalue()


def a_pdf(pages: int = 1, **options: Any) -> bytes:
    """Give a PDF of empty pages; the options are those of pikepdf's save."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(612, 792))
        file = io.BytesIO()
        pdf.save(file, **options)
    return file.getvalue()


def a_pdf_with(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Give a PDF of an empty page after a change to it."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(612, 792))
        change(pdf)
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def a_pdf_of_size(size: int) -> bytes:
    """Give a sound PDF of exactly so many bytes, most of them nothing."""
    filling = size - len(a_pdf())
    while True:
        with pikepdf.new() as pdf:
            pdf.add_blank_page(page_size=(612, 792))
            pdf.Root.Filling = pdf.make_indirect(pikepdf.Stream(pdf, bytes(filling)))
            file = io.BytesIO()
            pdf.save(file, compress_streams=False, static_id=True)
        if not (over := len(file.getvalue()) - size):
            return file.getvalue()
        filling -= over


def a_locked_pdf() -> bytes:
    """Give a PDF that opens with a password only."""
    return a_pdf(encryption=pikepdf.Encryption(owner="owner", user="reader"))


def a_pdf_bomb() -> bytes:
    """Give a small PDF with a page that unpacks to hundreds of megabytes."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        packed = zlib.compress(b"q " * 100_000_000, 9)
        content = pikepdf.Stream(pdf, b"")
        content.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].Contents = content
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def a_pixel_bomb(side: int = 30_000) -> bytes:
    """Give a PNG of a hundred bytes that claims to be enormous."""
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(999))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(a_chunk(name, data) for name, data in chunks)


def a_chunk(name: bytes, data: bytes) -> bytes:
    """Give a part of a PNG file."""
    checksum = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + checksum
