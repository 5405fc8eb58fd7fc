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


def with_a_drawing(pdf: bytes) -> bytes:
    """Draw a red square over the first page, leaving what was there."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    annotation = generic.DictionaryObject()
    for key, value in (("/Type", "/Annot"), ("/Subtype", "/Square")):
        annotation[key] = generic.pdf_name(value)
    edges = (72, 72, 300, 300)
    annotation["/Rect"] = generic.ArrayObject(map(generic.NumberObject, edges))
    annotation["/IC"] = generic.ArrayObject(map(generic.NumberObject, (1, 0, 0)))
    kept = page.get("/Annots", generic.ArrayObject())
    page["/Annots"] = generic.ArrayObject([*kept, writer.add_object(annotation)])
    writer.update_container(page)
    added = io.BytesIO()
    writer.write(added)
    return added.getvalue()


def with_a_hidden_signature(pdf: bytes, *, after: int) -> bytes:
    """Take the last signature's value out of its field, which begins after a place."""
    place = pdf.index(b"/V ", after)
    return pdf[:place] + b"/W " + pdf[place + 3 :]


def with_junk(pdf: bytes) -> bytes:
    """Add bytes that mean nothing after the end."""
    return pdf + b"\n% junk"


def rewritten(pdf: bytes) -> bytes:
    """Save the file by another program."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(saved)
    return saved.getvalue()
