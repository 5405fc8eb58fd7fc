"""The corpus: what is refused by which rule, and what no copy of an upload keeps."""

import io
import resource

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from documents_service.clients.inspection import Inspector, NotCopied
from tests.support import active_pdfs, crafted_files
from tests.support.active_files import ACTIVE_FILES, words_of
from tests.support.bad_files import BAD_FILES, LIMIT, padded
from tests.support.covers import covers

_SUPPORTING = "supporting-document"


async def _copied(content, media_type="application/pdf", *, pages=1):
    return await Inspector().copy(content, media_type, pages=pages)


def _text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    words = document[0].get_textpage().get_text_range()
    document.close()
    return words


async def _download(desk, content, **upload):
    answer = await desk.upload(content, kind=_SUPPORTING, **upload)
    assert answer.status_code == 200, answer.text
    path = f"/files/{answer.json()['file_id']}/content"
    return await desk.call("GET", path, role="reviewer")


@covers("UPL-1", "UPL-2")
@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.about)
async def test_a_bad_file_is_refused_by_its_rule(desk, bad):
    answer = await desk.upload(bad.make(), name=bad.name)
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["code"] == bad.code
    assert problem["detail"].startswith(f"“{bad.name}”")
    assert await desk.said() == ["FileRefused"]


@covers("UPL-2")
@pytest.mark.parametrize("active", ACTIVE_FILES, ids=lambda active: active.about)
async def test_a_copy_keeps_nothing_that_acts_or_tells(desk, active):
    content = active.make()
    assert active.lost in words_of(content)
    copy = await _download(desk, content)
    assert copy.status_code == 200
    assert active.lost not in words_of(copy.content)
    assert copy.content[:4] == content[:4]


@covers("UPL-2")
async def test_what_was_filled_in_and_noted_stays_to_be_read(desk):
    form = await _download(desk, active_pdfs.a_form("Policy 12345"))
    assert "Policy 12345" in _text(form.content)
    note = await _download(desk, active_pdfs.a_note("see page 2"))
    assert "see page 2" in _text(note.content)
    with pikepdf.open(io.BytesIO(note.content)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert "/Annots" not in pdf.pages[0].obj


@covers("UPL-2")
async def test_a_layer_that_is_hidden_stays_hidden():
    def hide(pdf):
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="a"))
        off = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
        layers = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=off)
        pdf.Root.OCProperties = layers
        page = pdf.pages[0]
        page.obj.Resources = pikepdf.Dictionary(Properties=pikepdf.Dictionary(L=layer))
        page.Contents = pdf.make_stream(b"/OC /L BDC 0 0 612 792 re f EMC")

    for pdf in (content := crafted_files.a_pdf_with(hide), await _copied(content)):
        picture = await Inspector().picture(pdf, "application/pdf", 1)
        with Image.open(io.BytesIO(picture)) as page:
            assert page.getpixel((300, 300)) == (255, 255, 255)


@covers("UPL-2")
async def test_a_copy_has_every_page_the_right_way_up():
    def turn(pdf):
        pdf.add_blank_page(page_size=(612, 792))
        pdf.pages[1].obj.Rotate = 90

    copy = pypdfium2.PdfDocument(await _copied(crafted_files.a_pdf_with(turn)))
    assert [page.get_size() for page in copy] == [(612, 792), (792, 612)]
    copy.close()
    tall = Image.Exif()
    tall[0x0112] = 6
    file = io.BytesIO()
    Image.new("RGB", (90, 60)).save(file, "JPEG", exif=tall)
    with Image.open(io.BytesIO(await _copied(file.getvalue(), "image/jpeg"))) as image:
        assert image.size == (60, 90)
    fax = crafted_files.frames("TIFF", 4)
    with Image.open(io.BytesIO(await _copied(fax, "image/tiff", pages=4))) as image:
        assert image.n_frames == 4


@covers("UPL-2")
async def test_what_can_be_seen_through_is_copied_onto_white():
    file = io.BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(file, "PNG")
    with Image.open(io.BytesIO(await _copied(file.getvalue(), "image/png"))) as image:
        assert image.getpixel((4, 4)) == (255, 255, 255)


async def test_a_protected_pdf_that_opens_is_copied_without_protection(desk):
    lock = pikepdf.Encryption(owner="owner", user="")
    copy = await _download(desk, crafted_files.a_pdf(encryption=lock))
    with pikepdf.open(io.BytesIO(copy.content)) as pdf:
        assert not pdf.is_encrypted


async def test_the_largest_file_of_a_kind_is_copied(desk):
    photograph = padded(crafted_files.a_photograph(), LIMIT)
    for content in (photograph, crafted_files.a_pdf_of_size(LIMIT)):
        assert (await _download(desk, content)).status_code == 200


async def test_of_a_file_that_takes_too_much_no_copy_is_made():
    with pytest.raises(NotCopied):
        await _copied(crafted_files.frames("TIFF", 2), "image/tiff", pages=3)
    # In KB: each process that opened a bomb was held to 1 GB.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_200_000
