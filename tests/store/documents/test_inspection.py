"""Hostile and damaged files, opened in a limited process."""

import io

import pytest
from PIL import Image

from documents_service.clients.inspection import Inspector, NotDrawn
from documents_service.domain.uploads import Findings, media_type_of
from tests.support import crafted_files
from tests.support.covers import covers


async def _inspected(content):
    media_type = media_type_of(content, name="page")
    return await Inspector().inspect(content, media_type)


@covers("UPL-1")
@pytest.mark.parametrize(
    ("content", "pages"),
    [
        (crafted_files.a_pdf(3), 3),
        (crafted_files.a_photograph(), 1),
        (crafted_files.an_image("PNG", mode="LA"), 1),
        (crafted_files.frames("GIF", 5), 1),
        (crafted_files.frames("TIFF", 4), 4),
        (crafted_files.an_image("TIFF", mode="CMYK"), 1),
    ],
    ids=["pdf", "jpeg", "png", "gif", "tiff", "cmyk"],
)
async def test_a_good_file_has_its_pages_counted(content, pages):
    assert await _inspected(content) == Findings(pages=pages)


@covers("UPL-2")
@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (crafted_files.a_locked_pdf(), "encrypted"),
        (crafted_files.a_pdf()[:400], "broken"),
        (b"%PDF-1.7 and nothing else", "broken"),
        (crafted_files.a_pdf(51), "too_complex"),
        (crafted_files.a_pdf_bomb(), "too_complex"),
        (crafted_files.a_photograph()[:9000], "broken"),
        (b"\xff\xd8\xff" + bytes(99), "broken"),
        (crafted_files.an_image("PNG")[:90], "broken"),
        (crafted_files.a_pixel_bomb(), "too_complex"),
        (crafted_files.frames("TIFF", 51), "too_complex"),
        (crafted_files.frames("GIF", 60), "too_complex"),
        (b"GIF89a" + bytes(4), "broken"),
    ],
    ids=[
        "locked pdf",
        "cut pdf",
        "no pdf",
        "long pdf",
        "pdf bomb",
        "cut jpeg",
        "no jpeg",
        "cut png",
        "pixel bomb",
        "long tiff",
        "long gif",
        "cut gif",
    ],
)
async def test_a_bad_file_breaks_the_rule_that_is_named(content, rule):
    assert await _inspected(content) == Findings(rule=rule)


@covers("UPL-2")
async def test_people_see_a_picture_of_our_own_making():
    content = crafted_files.frames("TIFF", 2)
    png = await Inspector().picture(content, "image/tiff", 2)
    with Image.open(io.BytesIO(png)) as image:
        assert image.format == "PNG"


async def test_a_page_that_is_not_there_is_not_drawn():
    with pytest.raises(NotDrawn):
        await Inspector().picture(crafted_files.a_pdf(1), "application/pdf", 9)
