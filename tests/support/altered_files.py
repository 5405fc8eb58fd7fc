"""What somebody might do to a signed file."""

import io

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def flipped(pdf: bytes, at: int) -> bytes:
    """Change one bit."""
    altered = bytearray(pdf)
    altered[at] ^= 0x01
    return bytes(altered)


def with_a_revision(pdf: bytes) -> bytes:
    """Add to the file as editors do, leaving what was there."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.root["/Note"] = generic.pdf_string("added later")
    writer.update_root()
    added = io.BytesIO()
    writer.write(added)
    return added.getvalue()


def with_junk(pdf: bytes) -> bytes:
    """Add bytes that mean nothing after the end."""
    return pdf + b"\n% junk"


def rewritten(pdf: bytes) -> bytes:
    """Save the file by another program."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(saved)
    return saved.getvalue()
