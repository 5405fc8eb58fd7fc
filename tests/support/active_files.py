"""Files that are taken in though they hold more than pages: what no copy may keep."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Pdf
from PIL import Image, PngImagePlugin

from tests.support import active_pdfs as pdfs
from tests.support import crafted_files as crafted
from tests.support.bad_files import a_zip

# The industry's harmless test string, in halves, or scanners would find this file.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass(frozen=True)
class ActiveFile:
    """A file, made when it is needed, and a word that its copy may not hold."""

    about: str
    make: Callable[[], bytes]
    lost: bytes


def words_of(content: bytes) -> bytes:
    """Give all that a file says, the packed parts of a PDF unpacked."""
    if not content.startswith(b"%PDF"):
        return content
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(
            plain,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return content + plain.getvalue()


def _embeds_eicar(pdf: Pdf) -> None:
    pdfs.embeds(pdf, EICAR)


def _pdf(change: Callable[[Pdf], None]) -> Callable[[], bytes]:
    return lambda: crafted.a_pdf_with(change)


def _photograph() -> bytes:
    told = Image.Exif()
    told[0x010E] = "Maria Nunez"
    told.get_ifd(0x8825)[1] = "N"
    file = io.BytesIO()
    picture = Image.effect_noise((90, 60), 60)
    picture.save(file, "JPEG", exif=told, comment=b"Maria Nunez")
    return file.getvalue()


def _told_png() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Maria Nunez")
    file = io.BytesIO()
    Image.new("RGB", (9, 9)).save(file, "PNG", pnginfo=told)
    return file.getvalue()


def _told_gif() -> bytes:
    file = io.BytesIO()
    Image.new("L", (9, 9)).save(file, "GIF", comment=b"Maria Nunez")
    return file.getvalue()


def _told_tiff() -> bytes:
    file = io.BytesIO()
    Image.new("L", (9, 9)).save(file, "TIFF", tiffinfo={270: "Maria Nunez"})
    return file.getvalue()


ACTIVE_FILES = (
    ActiveFile("a script at opening", _pdf(pdfs.opens_with_script), b"app.alert"),
    ActiveFile("a script at closing", _pdf(pdfs.closes_with_script), b"app.alert"),
    ActiveFile("a script by name", _pdf(pdfs.named_script), b"app.alert"),
    ActiveFile("a script in a form", _pdf(pdfs.calculates), b"app.alert"),
    ActiveFile("a script in a chain", _pdf(pdfs.chains), b"app.alert"),
    ActiveFile("a script in a bookmark", _pdf(pdfs.has_bookmark), b"app.alert"),
    ActiveFile("a launch by the page", _pdf(pdfs.launches_by_page), b"cmd.exe"),
    ActiveFile("a launch by a link", _pdf(pdfs.launches_by_link), b"cmd.exe"),
    ActiveFile("a launch deep down", _pdf(pdfs.hides_action), b"cmd.exe"),
    ActiveFile("an embedded program", _pdf(pdfs.embeds), b"MZ program"),
    ActiveFile("an embedded virus", _pdf(_embeds_eicar), b"EICAR"),
    ActiveFile("an associated file", _pdf(pdfs.associates), b"MZ program"),
    ActiveFile("an attachment", _pdf(pdfs.attaches), b"MZ program"),
    ActiveFile("a film", _pdf(pdfs.has_media), b"MZ program"),
    ActiveFile("a link", _pdf(pdfs.links), b"phishing"),
    ActiveFile("a link to a share", _pdf(pdfs.links_to_file), b"attacker"),
    ActiveFile("a picture on a share", _pdf(pdfs.points_outside), b"attacker"),
    ActiveFile("a form that submits", _pdf(pdfs.submits), b"attacker"),
    ActiveFile("a form that imports", _pdf(pdfs.imports), b"secret.fdf"),
    ActiveFile("a form of another kind", _pdf(pdfs.has_xfa), b"evil"),
    ActiveFile("metadata", _pdf(pdfs.has_metadata), b"Nunez"),
    ActiveFile("an author", _pdf(pdfs.has_information), b"Nunez"),
    ActiveFile("a PDF and an archive", lambda: crafted.a_pdf() + a_zip(), b"setup"),
    ActiveFile("a PDF and a virus", lambda: crafted.a_pdf() + EICAR, b"EICAR"),
    ActiveFile("a JPEG that tells", _photograph, b"Nunez"),
    ActiveFile("a PNG that tells", _told_png, b"Nunez"),
    ActiveFile("a GIF that tells", _told_gif, b"Nunez"),
    ActiveFile("a TIFF that tells", _told_tiff, b"Nunez"),
    ActiveFile("a JPEG and an archive", lambda: _photograph() + a_zip(), b"setup"),
    ActiveFile("a PNG and a program", lambda: _told_png() + b"MZ program", b"MZ"),
    ActiveFile("a GIF and a page", lambda: _told_gif() + b"<script>", b"<script>"),
)
