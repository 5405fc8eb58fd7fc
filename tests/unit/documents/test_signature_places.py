"""Where the documents are signed, and what stands above the signature."""

import pytest

from documents_service.clients.typesetting import Typesetter
from documents_service.clients.wording import document_data
from documents_service.domain.packet_list import PACKET, kind_of
from tests.support.covers import covers
from tests.support.document_builders import some_answers
from tests.support.document_text import page_texts, pdf_words


@pytest.fixture(scope="module")
def typesetter():
    return Typesetter()


@covers("SIG-2")
def test_the_last_page_of_the_agreement_holds_the_capacity_and_both_signatures(
    typesetter,
):
    kind = kind_of("producer-agreement")
    data = document_data(kind, some_answers(), {"contracting_as": "individual"})
    pdf, boxes = typesetter.pdf_with_boxes(kind.template, data)
    pages = page_texts(pdf)
    assert len(pages) == 5
    assert "☒ Individual" in pages[-1]
    assert {(box.name, box.page) for box in boxes} == {("producer", 5), ("hcsc", 5)}


@covers("SIG-2")
def test_the_agreement_shows_an_open_box_until_the_capacity_is_chosen(typesetter):
    kind = kind_of("producer-agreement")
    pdf = typesetter.pdf(kind.template, document_data(kind, some_answers(), {}))
    assert "☐ Individual" in page_texts(pdf)[-1]


@covers("SIG-2")
def test_the_w_9_ends_with_the_payees_signature(typesetter):
    kind = kind_of("w-9")
    data = document_data(kind, some_answers(), {"tax_classification": "individual"})
    pdf, boxes = typesetter.pdf_with_boxes(kind.template, data)
    pages = page_texts(pdf)
    text = "\n".join(pages)
    assert [(box.name, box.page) for box in boxes] == [("producer", len(pages))]
    assert "Under penalties of perjury, I certify that:" in text
    assert "☒ Individual/sole proprietor" in text
    assert text.count("☒") == 1
    assert "900-12-3456" in text
    last_words = pdf_words(pdf)[-10:]
    assert " ".join(last_words).endswith("the date is part of the signature")


@covers("SIG-2")
def test_who_is_subject_to_backup_withholding_sees_item_two_crossed_out(typesetter):
    kind = kind_of("w-9")
    plain = document_data(kind, some_answers(), {})
    subject = document_data(kind, some_answers(), {"backup_withholding": "yes"})
    assert "Item 2 is crossed out." not in typesetter.text(kind.template, plain)
    html = typesetter.text(kind.template, subject)
    assert "Item 2 is crossed out." in html
    assert "<s>I am not subject to backup withholding" in html


def test_addenda_have_no_place_for_a_signature(typesetter):
    for kind in PACKET:
        if kind.action == "review":
            data = document_data(kind, some_answers(), {})
            assert typesetter.pdf_with_boxes(kind.template, data)[1] == ()
