"""The documents: their words, their places for signatures, the same bytes each time."""

import hashlib
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from documents_service.clients.glyphs import TEMPLATE as GLYPHS
from documents_service.clients.record_wording import SIGNING_RECORD_TEMPLATE
from documents_service.clients.signature_fields import prepare
from documents_service.clients.typesetting import (
    TEMPLATES,
    TemplateFaulty,
    Typesetter,
    Unprintable,
)
from documents_service.clients.wording import (
    COPY_TEMPLATE,
    RECORD_TEMPLATE,
    document_data,
)
from documents_service.domain.letter_list import LETTERS
from documents_service.domain.packet_list import PACKET, kind_of
from tests.support.covers import covers
from tests.support.document_builders import some_answers, some_documents
from tests.support.document_text import (
    golden_text,
    html_words,
    page_texts,
    pdf_words,
)

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = [
    pytest.param(template, data, id=name)
    for name, (template, data) in some_documents().items()
]


@pytest.fixture(scope="module")
def typesetter():
    return Typesetter()


@pytest.mark.parametrize("name", some_documents())
def test_the_words_are_those_that_were_agreed(typesetter, name):
    """After a change on purpose: a new template version, then write_golden_texts."""
    template, data = some_documents()[name]
    golden = (GOLDEN / f"{name}.txt").read_text()
    assert golden_text(typesetter.pdf(template, data)) == golden


@covers("NEW-11")
@pytest.mark.parametrize(("template", "data"), DOCUMENTS)
def test_the_text_view_has_the_words_of_the_pdf_in_their_order(
    typesetter, template, data
):
    words = pdf_words(typesetter.pdf(template, data))
    assert len(words) > 60
    assert html_words(typesetter.text(template, data)) == words


@covers("NEW-11")
@pytest.mark.parametrize(("template", "data"), DOCUMENTS)
def test_the_text_view_keeps_a_strict_content_policy(typesetter, template, data):
    html = typesetter.text(template, data)
    assert html.startswith("<h1>")
    assert not re.search(r"style=|<script|<img|on\w+=", html)


@pytest.mark.parametrize(("template", "data"), DOCUMENTS)
def test_the_same_data_gives_the_same_bytes_in_another_process(
    typesetter, template, data
):
    script = (
        "import sys, json, hashlib\n"
        "from documents_service.clients.typesetting import Typesetter\n"
        "from documents_service.clients.signature_fields import prepare\n"
        "made = Typesetter().pdf_with_boxes(sys.argv[1], json.loads(sys.argv[2]))\n"
        "print(hashlib.sha256(prepare(*made)).hexdigest())\n"
    )
    shuffled = json.dumps(dict(reversed(data.items())))
    elsewhere = subprocess.run(  # noqa: S603 (our own words)
        [sys.executable, "-c", script, template, shuffled],
        capture_output=True,
        check=True,
        text=True,
        env={"TZ": "Asia/Tokyo"},
        cwd="/",
    )
    here = prepare(*typesetter.pdf_with_boxes(template, data))
    assert elsewhere.stdout.strip() == hashlib.sha256(here).hexdigest()


@covers("SIG-4")
def test_demographic_data_is_blue_and_legal_text_is_not(typesetter):
    kind = kind_of("new-mexico-addendum")
    pdf = typesetter.pdf(kind.template, document_data(kind, some_answers(), {}))
    assert _is_blue(pdf, "17894512")
    assert not _is_blue(pdf, "prevails")


def test_every_page_names_template_version_and_case(typesetter):
    kind = kind_of("producer-agreement")
    pdf = typesetter.pdf(kind.template, document_data(kind, some_answers(), {}))
    for text in page_texts(pdf):
        assert "template PA 2026-11, sample text" in text
        assert "Case PP-2026-7K2MXW" in text


def test_only_own_legal_text_is_marked_as_sample_text(typesetter):
    for kind in PACKET:
        data = document_data(kind, some_answers(), {})
        html = typesetter.text(kind.template, data)
        assert ("Sample text." in html) is (kind.slug != "w-9")


def test_markup_in_a_name_stays_text(typesetter):
    name = '#image("/etc/passwd") *bold* <script>alert(1)</script>'
    kind = kind_of("montana-addendum")
    data = document_data(kind, some_answers(name=name), {})
    html = typesetter.text(kind.template, data)
    assert "&lt;script>" in html or "&lt;script&gt;" in html
    assert " ".join(name.split()) in " ".join(html_words(html))


def test_a_name_that_no_font_has_is_refused_with_a_sentence(typesetter):
    kind = kind_of("montana-addendum")
    data = document_data(kind, some_answers(name="李小龍"), {})
    with pytest.raises(Unprintable, match="Latin letters"):
        typesetter.pdf(kind.template, data)


def test_a_template_that_drops_words_from_the_text_view_is_a_fault(tmp_path):
    (tmp_path / "bad.typ").write_text("#align(center)[lost]")
    with pytest.raises(TemplateFaulty, match="align"):
        Typesetter(tmp_path).text("bad.typ", {})


@covers("NEW-11")
def test_a_prepared_document_is_tagged_and_in_english(typesetter):
    kind = kind_of("producer-agreement")
    data = document_data(kind, some_answers(), {})
    prepared = prepare(*typesetter.pdf_with_boxes(kind.template, data))
    with pikepdf.open(io.BytesIO(prepared)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-US"
        names = [str(field.T) for field in pdf.Root.AcroForm.Fields]
    assert names == ["producer", "hcsc"]


def test_every_template_is_used_or_imported():
    printed = {
        COPY_TEMPLATE,
        RECORD_TEMPLATE,
        SIGNING_RECORD_TEMPLATE,
        GLYPHS,
        "stamp.typ",
    }
    used = {kind.template for kind in (*PACKET, *LETTERS)} | printed
    there = {str(p.relative_to(TEMPLATES)) for p in TEMPLATES.rglob("*.typ")}
    assert there == used | {"style.typ", "addendum.typ", "letters/letter.typ"}


def _is_blue(pdf, word):
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        found = page.get_textpage().search(word)
        index, count = found.get_next()
        box = page.get_textpage().get_charbox(index + count // 2)
        scale = 3
        left, bottom, right, top = (edge * scale for edge in box)
        height = page.get_height() * scale
        image = page.render(scale=scale).to_pil().convert("RGB")
        crop = image.crop((left, height - top, right, height - bottom))
        darkest = min(crop.get_flattened_data(), key=sum)
    finally:
        document.close()
    return darkest[2] > darkest[0] + 60
