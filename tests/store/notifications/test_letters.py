"""A letter is mailed in its own words, with its PDF."""

import pytest

from notifications_service.domain.messages import LETTERS
from tests.store.notifications.test_mails import LINK, text_of
from tests.support.covers import covers


@covers("REV-5")
async def test_the_welcome_letter_goes_out_with_number_and_pdf(post, smtp):
    post.neighbors.status = "Approved"
    await post.hear(post.letter_prepared())
    await post.send_all()
    (mail,) = smtp.arrived
    assert mail["Subject"] == "Welcome Letter"
    assert "204817365" in text_of(mail)
    (letter,) = mail.iter_attachments()
    assert letter.get_filename() == "Welcome Letter.pdf"
    assert letter.get_content() == post.neighbors.letter


@covers("REV-5", "REV-6", "REV-7", "NEW-2")
@pytest.mark.parametrize("letter", sorted(set(LETTERS) - {"application-withdrawn"}))
async def test_a_letter_is_mailed_in_its_own_words_twice_and_as_pdf(post, smtp, letter):
    await post.hear(post.letter_prepared(letter=letter))
    await post.send_all()
    (mail,) = smtp.arrived
    assert mail["Subject"] == LETTERS[letter].subject
    html = mail.get_body(("html",)).get_content()
    for words in (text_of(mail), html):
        assert words.count("Dear") == 1
        assert "Your number is 204817365." in words
        assert "The license was revoked." in words
        assert LINK in words
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == f"{LETTERS[letter].subject}.pdf"


async def test_a_letter_from_before_its_words_were_kept_is_mailed_as_its_pdf(
    post, smtp
):
    post.neighbors.words = ""
    await post.hear(post.letter_prepared())
    await post.send_all()
    (mail,) = smtp.arrived
    assert "The letter is attached as a PDF." in text_of(mail)


@covers("NEW-2")
async def test_no_notice_before_a_decision_goes_out_after_it(post, smtp):
    post.neighbors.status = "Withdrawn"
    await post.hear(post.letter_prepared(letter="pre-adverse-notice"))
    await post.send_all()
    assert smtp.arrived == []
