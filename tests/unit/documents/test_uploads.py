"""What may be uploaded, judged by content."""

import pytest

from documents_service.domain.uploads import FileBreaksRule, media_type_of, shown_name
from tests.support.covers import covers
from tests.support.crafted_files import a_pdf, an_image


@covers("UPL-1")
@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (a_pdf(), "application/pdf"),
        (an_image("JPEG"), "image/jpeg"),
        (an_image("PNG"), "image/png"),
        (an_image("GIF", mode="P"), "image/gif"),
        (an_image("TIFF"), "image/tiff"),
    ],
)
def test_the_content_says_what_a_file_is(content, media_type):
    assert media_type_of(content, name="declaration.exe") == media_type


@covers("UPL-1")
@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00",
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"PK\x03\x04",
        b"RIFF\x00\x00\x00\x00WEBP",
        b" " * 500 + b"%PDF-1.7",
        b"%PDF",
    ],
)
def test_anything_else_is_refused_whatever_it_is_called(content):
    with pytest.raises(
        FileBreaksRule, match=r"“page\.pdf” is not a PDF, JPG"
    ) as refusal:
        media_type_of(content, name="page.pdf")
    assert refusal.value.code == "file_type_refused"
    assert refusal.value.rule == "type"


@covers("UPL-2")
def test_an_empty_file_is_broken():
    with pytest.raises(FileBreaksRule, match="damaged or incomplete"):
        media_type_of(b"", name="page.pdf")


@covers("UPL-1")
def test_the_refusal_of_a_large_file_says_the_limit_and_what_to_do():
    sentence = str(FileBreaksRule("size", name="page.pdf"))
    assert "3072 KB (3,145,728 bytes)" in sentence
    assert "lower resolution" in sentence


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("page.pdf", "page.pdf"),
        ("C:\\Users\\maria\\page.pdf", "page.pdf"),
        ("../../etc/passwd", "passwd"),
        ("pa\x00ge\u202e.pdf", "page.pdf"),
        ("...", "unnamed file"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_files_name_is_only_ever_something_to_show(name, shown):
    assert shown_name(name) == shown
