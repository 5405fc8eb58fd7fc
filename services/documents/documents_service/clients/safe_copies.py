"""Makes the copy of an upload that people see: what a page shows, and nothing else.

Runs where the file is opened, in the limited process of `inspected.py`. What may stay
is listed, not what must go: a PDF is built anew from what its pages draw, an image
from its pixels.
"""

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf
    from PIL.Image import Image as Picture

# What draws a page (ISO 32000-2, table 31); the rest acts, describes or points
# elsewhere: AA, Annots, AF, Metadata, PieceInfo and so on.
_OF_A_PAGE = frozenset(
    [
        "/Type",
        "/Parent",
        "/MediaBox",
        "/CropBox",
        "/Rotate",
        "/UserUnit",
        "/Resources",
        "/Contents",
        "/Group",
    ]
)
_ACTIONS = frozenset(
    [
        "/GoTo",
        "/GoToR",
        "/GoToE",
        "/GoToDp",
        "/GoTo3DView",
        "/Launch",
        "/Thread",
        "/URI",
        "/Sound",
        "/Movie",
        "/Hide",
        "/Named",
        "/SubmitForm",
        "/ResetForm",
        "/ImportData",
        "/JavaScript",
        "/SetOCGState",
        "/Rendition",
        "/Trans",
        "/RichMediaExecute",
    ]
)
_TYPES = frozenset(("/Action", "/Annot", "/EmbeddedFile", "/F", "/Filespec"))
# A stream may say that its content is in another file.
_ELSEWHERE = ("/F", "/FFilter", "/FDecodeParms")
_PLAIN_MODES = frozenset(("1", "L", "RGB"))
# A scan stays readable; more would make the copy larger than the file.
_SAVED_AS: Mapping[str, Mapping[str, int]] = {"JPEG": {"quality": 90}}


def pdf_copy(content: bytes) -> bytes:
    """Build the PDF anew; what was filled in or noted becomes part of its page."""
    import pikepdf

    flat = io.BytesIO(_flattened(content))
    copy = io.BytesIO()
    with pikepdf.open(flat) as source, pikepdf.new() as made:
        made.pages.extend(source.pages)
        for page in made.pages:
            for key in page.obj.keys() - _OF_A_PAGE:
                del page.obj[key]
        _keep_layers(source, made)
        for one in made.objects:
            _disarm(one)
        made.save(copy, deterministic_id=True)
    return copy.getvalue()


def image_copy(image: "Picture", frames: int) -> bytes:
    """Write the image anew, in its own format, from the pixels of so many frames."""
    from PIL.TiffImagePlugin import AppendingTiffWriter

    copy = io.BytesIO()
    if image.format != "TIFF":
        for plain in _frames(image, 1):
            plain.save(copy, image.format, **_SAVED_AS.get(image.format or "", {}))
        return copy.getvalue()
    # Frame by frame: fifty pages at once would not fit into the memory of the process.
    with AppendingTiffWriter(copy, new=True) as made:
        for plain in _frames(image, frames):
            packing = "group4" if plain.mode == "1" else "tiff_adobe_deflate"
            plain.save(made, "TIFF", compression=packing)
            made.newFrame()
    return copy.getvalue()


def opaque(image: "Picture") -> "Picture":
    """Give the image in plain colors, on white where one could see through it."""
    from PIL import Image

    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    return paper.convert("RGB")


def _frames(image: "Picture", count: int) -> Iterator["Picture"]:
    from PIL import ImageOps

    for frame in range(count):
        image.seek(frame)
        upright = ImageOps.exif_transpose(image)
        is_plain = upright.mode in _PLAIN_MODES and not upright.has_transparency_data
        plain = upright.copy() if is_plain else opaque(upright)
        # Whoever writes an image takes comments, places and profiles from here.
        plain.info = {}
        yield plain


def _flattened(content: bytes) -> bytes:
    """Draw annotations and the values of forms into the pages."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no marker

    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    for page in document:
        status = pypdfium2.raw.FPDFPage_Flatten(page, pypdfium2.raw.FLAT_NORMALDISPLAY)
        if status == pypdfium2.raw.FLATTEN_FAIL:
            raise ValueError("An annotation cannot be drawn.")
        page.close()
    flat = io.BytesIO()
    document.save(flat, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
    document.close()
    return flat.getvalue()


def _keep_layers(source: "pikepdf.Pdf", made: "pikepdf.Pdf") -> None:
    """Keep which layers are hidden, or pages would show what their owner hides."""
    import pikepdf

    shown = source.Root.get("/OCProperties")
    if not isinstance(shown, pikepdf.Dictionary):
        return
    default = shown.get("/D", pikepdf.Dictionary())
    kept = pikepdf.Dictionary(
        {key: default[key] for key in ("/BaseState", "/ON", "/OFF") if key in default}
    )
    layers = pikepdf.Dictionary(OCGs=shown.get("/OCGs", pikepdf.Array()), D=kept)
    made.Root.OCProperties = made.copy_foreign(source.make_indirect(layers))


def _disarm(one: "pikepdf.Object") -> None:
    """Take out of an object, however deep, whatever acts or carries a file."""
    import pikepdf

    waiting = [one]
    while waiting:
        held = waiting.pop()
        if isinstance(held, pikepdf.Stream):
            for key in _ELSEWHERE:
                if key in held:
                    del held[key]
        for key, value in _held_by(held):
            if _acts(value):
                held[key] = pikepdf.Dictionary()
            elif not getattr(value, "is_indirect", False):
                waiting.append(value)


def _held_by(one: "pikepdf.Object") -> list[tuple[Any, "pikepdf.Object"]]:
    import pikepdf

    if isinstance(one, pikepdf.Array):
        return list(enumerate(one))
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return list(one.items())
    return []


def _acts(value: object) -> bool:
    import pikepdf

    if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return False
    return str(value.get("/S")) in _ACTIONS or str(value.get("/Type")) in _TYPES
