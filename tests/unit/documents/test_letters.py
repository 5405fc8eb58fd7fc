"""Letters: one source of words for paper and mail, and what each must say."""

import pytest

from contracts.words import LetterSlug
from documents_service.clients.glyphs import GAP, Glyphs
from documents_service.clients.typesetting import Typesetter, Unprintable
from documents_service.clients.wording import letter_data, mailed_words
from documents_service.domain.letter_list import (
    LETTERS,
    announcement,
    letter_kind,
    refusal,
    withdrawal,
)
from notifications_service.clients.letter_words import mailed
from notifications_service.domain import messages
from tests.support.covers import covers
from tests.support.document_builders import CASE_ID, a_letter, some_letters
from tests.support.document_text import html_words, pdf_words

SLUGS = sorted(kind.slug for kind in LETTERS)
CONTACTS = (
    "Questions The Producer Service Center is glad to help, Monday to Friday, 8 a.m. "
    "to 5 p.m. Central Time. Telephone 855-782-4272 Fax 918-549-3039 Email "
    "Producer_Service_Center@hcsc.net Mail P.O. Box 60545, Oklahoma City, OK 73146"
)


@pytest.fixture(scope="module")
def typesetter():
    return Typesetter()


def on_paper(typesetter, slug, **changes):
    template, data = some_letters(**changes)[slug]
    return pdf_words(typesetter.pdf(template, data))


def in_a_mail(typesetter, slug, **changes):
    template, data = some_letters(**changes)[slug]
    return mailed(mailed_words(typesetter.text(template, data)))


def test_every_letter_is_a_word_between_services_and_has_its_mail():
    assert set(SLUGS) == {letter.value for letter in LetterSlug}
    told = {kind: message.subject for kind, message in messages.LETTERS.items()}
    assert told == {kind.slug: kind.title for kind in LETTERS}


@covers("REV-5", "REV-6", "REV-7", "NEW-2")
@pytest.mark.parametrize("slug", SLUGS)
def test_the_mail_says_what_the_paper_says_between_address_and_contacts(
    typesetter, slug
):
    paper = " ".join(on_paper(typesetter, slug))
    _, _, spoken = paper.partition("Tulsa, OK 74119 ")
    spoken = " ".join(spoken.split()).replace(f"{CONTACTS} ", "")
    mail = in_a_mail(typesetter, slug)
    assert len(spoken.split()) > 30
    assert html_words(mail.html) == spoken.split()
    # Of a list, and between the columns of a table, the text has signs of its own.
    said = mail.text.replace("- ", "").split()
    assert [word.rstrip(":") for word in said] == [
        word.rstrip(":") for word in spoken.split()
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_paper_has_title_date_in_central_time_address_and_contacts(typesetter, slug):
    paper = on_paper(typesetter, slug, dated="2026-11-26T03:00:00Z")
    head = "November 25, 2026 Maria Núñez O\u2019Brien 1200 South Boulder Avenue Apt 4B"
    assert " ".join(paper).startswith(f"{letter_kind(slug).title} {head}")
    assert CONTACTS in " ".join(paper)


@covers("REV-5", "WHO-4")
def test_the_welcome_letter_has_the_number_and_the_fees(typesetter):
    text = " ".join(on_paper(typesetter, "welcome-letter"))
    for words in (
        "104238871",
        "New Mexico $20.00",
        "Illinois No appointment needed",
        "$93.50",
    ):
        assert words in text


@covers("REV-6", "NEW-2")
def test_a_rejection_has_its_reason_and_by_law_the_notice(typesetter):
    plain = " ".join(on_paper(typesetter, "not-approved", notice=()))
    assert "The reason The license was revoked. It ended in 2025." in plain
    told = " ".join(on_paper(typesetter, "adverse-action-notice"))
    assert "This rests on a report. You may dispute what it says." in told
    before = " ".join(on_paper(typesetter, "pre-adverse-notice"))
    assert "This rests on a report. You may dispute what it says." in before
    assert "revoked" not in before


def test_a_letter_without_an_address_has_no_gap(typesetter):
    kind = letter_kind("application-withdrawn")
    paper = on_paper(typesetter, kind.slug, address=None)
    assert "O\u2019Brien Dear Maria" in " ".join(paper)
    data = letter_data(kind, a_letter())
    data["address"] = data["address"] | {"street_2": ""}
    html = typesetter.text(kind.template, data)
    assert "Apt 4B" not in html
    assert "<br><br>" not in html


def test_markup_in_a_reason_stays_text_in_the_mail(typesetter):
    reason = "</blockquote><script>alert(1)</script> *bold* <header>gone</header>"
    mail = in_a_mail(typesetter, "not-approved", reason=reason)
    assert "<script" not in mail.html
    assert reason in " ".join(mail.text.split())


def test_a_mail_takes_no_other_element_than_a_letter_has():
    words = mailed("<p onclick='x'>One<img src='x'></p><script>two</script>")
    assert words.html.count("<") == 2
    assert "onclick" not in words.html


def test_characters_that_no_font_has_leave_a_sign_on_paper_only(typesetter):
    kind = letter_kind("not-approved")
    data = letter_data(kind, a_letter(name="Maria 😀", reason="Weil 💥 es"))
    with pytest.raises(Unprintable):
        typesetter.pdf(kind.template, data)
    shown = Glyphs(typesetter).with_gaps(data)
    assert (shown["name"], shown["reason"]) == (f"Maria {GAP}", [f"Weil {GAP} es"])
    assert shown["title"] == data["title"]
    typesetter.pdf(kind.template, shown)


def test_which_letter_tells_of_what():
    assert refusal(CASE_ID, proposal_id=None).slug == "not-approved"
    noticed = refusal(CASE_ID, proposal_id=CASE_ID)
    assert noticed.slug == "adverse-action-notice"
    assert announcement(CASE_ID, proposal_id=CASE_ID).slug == "pre-adverse-notice"
    assert withdrawal(CASE_ID, by_role="producer") is None
    assert withdrawal(CASE_ID, by_role="recruiter").slug == "application-withdrawn"
