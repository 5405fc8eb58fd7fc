"""A mail's words and bytes."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from notifications_service.clients.mime import mime_bytes
from notifications_service.clients.templates import Templates
from notifications_service.domain.mail import Attachment, Mail, is_address
from notifications_service.domain.messages import BY_KIND
from notifications_service.domain.words import one_line, paragraphs
from tests.support.covers import covers

SENDER = "Producer_Service_Center@hcsc.net"
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
FACTS = {
    "subject": "S",
    "is_answer": False,
    "first_name": "Ann",
    "link": "https://pro.example/c/PP-2026-7KQ4MX",
    "case_key": "PP-2026-7KQ4MX",
    "case_status": "Invited",
    "reason": ("The reviewer's reason.",),
    "sender": SENDER,
    "login_name": "KMT-48273",
    "temporary_password": "7KQ4MX2H",
    "domain": "HCSC",
    "valid_minutes": 30,
    "paragraphs": ("A readable declaration page.",),
    "sections": ("E&O",),
    "documents": ("E&O declaration page",),
    "letter_text": "Dear Ann Lee,",
    "letter_html": "<p>Dear Ann Lee,</p>",
    "letter_opening": "We have news.",
    "answer": ("We looked again.",),
    "last_day": "12/03/2026",
    "expires_on": "01/24/2027",
    "review_takes": "3 to 5 business days",
    "state_name": "New Mexico",
}


def words(kind, **facts):
    return Templates().render(BY_KIND[kind].template, facts=FACTS | facts)


def parsed(**changes):
    mail = Mail(
        **{
            "message_id": "<1@hcsc.net>",
            "name": "Ann Lee",
            "address": "ann@example.com",
            "subject": "Welcome Letter",
            "text": "text",
            "html": "<p>html</p>",
        }
        | changes
    )
    return message_from_bytes(mime_bytes(mail, sender=SENDER, at=NOON), policy=default)


@covers("INV-5", "WHO-4")
@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_every_mail_tells_whom_to_call_and_advises_to_trust_the_sender(kind):
    for body in (words(kind).text, words(kind).html):
        assert "855-782-4272" in body
        assert "8 a.m. to 5 p.m. Central Time" in body
        assert "918-549-3039" in body
        assert "P.O. Box 60545" in body
        assert "73146" in body
        assert SENDER in body
        assert "safe-senders list" in body


@covers("INV-3")
@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_every_mail_has_the_link_twice_told_as_text_and_as_html(kind):
    assert FACTS["link"] in words(kind).text
    assert f'href="{FACTS["link"]}"' in words(kind).html


@covers("INV-2")
def test_the_invitation_holds_user_id_temporary_password_and_domain():
    for body in (
        words("onboarding-invitation").text,
        words("onboarding-invitation").html,
    ):
        assert "KMT-48273" in body
        assert "7KQ4MX2H" in body
        assert "HCSC" in body
        assert "30 minutes" in body
    assert "User ID:            KMT-48273" in words("onboarding-invitation").text


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_only_mails_with_a_temporary_password_name_one(kind):
    holds = "7KQ4MX2H" in words(kind).text
    assert holds is (kind in {"onboarding-invitation", "temporary-password"})


@covers("REV-3")
def test_the_request_for_information_says_what_is_needed():
    text = words("information-needed").text
    assert "A readable declaration page." in text
    assert "- E&O\n" in text
    assert "- E&O declaration page\n" in text
    without = words("information-needed", sections=(), documents=()).text
    assert "Sections you can change" not in without
    assert "Documents we need" not in without


@covers("REV-5")
def test_a_letter_greets_by_itself_and_stands_in_the_mail_as_it_is():
    mail = words("welcome-letter")
    assert mail.text.count("Dear") == mail.html.count("Dear") == 1
    assert "<p>Dear Ann Lee,</p>" in mail.html
    assert mail.html.count("We have news.") == 1


def test_names_and_texts_cannot_become_html():
    body = words("information-needed", first_name="<b>", paragraphs=("<script>",)).html
    assert "<script>" not in body
    assert "&lt;script&gt;" in body
    assert "Dear &lt;b&gt;," in body


def test_text_is_not_escaped_for_a_language_it_is_not_in():
    assert "O'Neil & Sons" in words("state-refused", reason=("O'Neil & Sons",)).text


def test_a_forgotten_fact_is_an_error_and_not_a_gap():
    facts = {name: fact for name, fact in FACTS.items() if name != "login_name"}
    with pytest.raises(Exception, match="login_name"):
        Templates().render("onboarding-invitation", facts=facts)


@covers("INV-1")
def test_the_mail_comes_from_the_service_center():
    mail = parsed()
    assert mail["From"].addresses[0].addr_spec == SENDER
    assert mail["To"].addresses[0].addr_spec == "ann@example.com"
    assert mail["Message-ID"] == "<1@hcsc.net>"
    assert mail["Date"].datetime == NOON
    assert mail.get_body(("plain",)).get_content().splitlines() == ["text"]
    assert mail.get_body(("html",)).get_content().strip() == "<p>html</p>"


@pytest.mark.parametrize("breaks", ["\r\n", "\n", "\r", "\u2028", "\x0b"])
def test_a_name_cannot_add_a_header_or_a_recipient(breaks):
    name = f"Ann{breaks}Bcc: eve@example.com{breaks}Subject: other"
    mail = parsed(name=name, subject=f"Welcome{breaks}X-Evil: 1")
    assert mail["Bcc"] is None
    assert mail["X-Evil"] is None
    assert [to.addr_spec for to in mail["To"].addresses] == ["ann@example.com"]
    assert mail.get_all("Subject") == ["Welcome X-Evil: 1"]


@pytest.mark.parametrize(
    "name", ['Ann "Annie" Lee', "Lee, Ann", "José Ñandú", "李安", ""]
)
def test_any_name_can_be_written_to(name):
    assert parsed(name=name)["To"].addresses[0].display_name == name


@covers("REV-5")
def test_the_letter_is_attached_as_a_pdf():
    mail = parsed(attachment=Attachment("Welcome Letter.pdf", b"%PDF-1.7 letter"))
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "Welcome Letter.pdf"
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == b"%PDF-1.7 letter"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("ann.lee+x@example.com", True),
        ("josé@example.com", True),
        ("ann@example.com\r\nRCPT TO:<eve@example.com>", False),
        ("ann@example.com, eve@example.com", False),
        ("<ann@example.com>", False),
        ("ann", False),
        ("", False),
        ("ann@@example.com", False),
    ],
)
def test_only_one_plain_address_is_written_to(text, right):
    assert is_address(text) is right


def test_lines_of_a_text_are_kept_apart_and_cleaned():
    assert paragraphs("One.\r\n\r\n  Two\x00.\nThree.") == ("One.", "Two .", "Three.")
    assert one_line(" Ann\u200b\tLee \n") == "Ann Lee"


@covers("NEW-9", "NEW-7")
def test_the_mail_after_submission_says_what_is_promised_and_nothing_made_up():
    for takes, said in (
        ("4 business days", "reviews it within 4 business days."),
        ("", "reviews it."),
    ):
        mail = words("application-submitted", review_takes=takes)
        assert said in mail.text
        assert said in mail.html
