"""The table of events and mails, and what stays the same when a mail is repeated."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

import notifications_service
from contracts.words import MessageKind, Tab
from notifications_service.consumers import SUBSCRIPTIONS
from notifications_service.domain.addressee import Addressee
from notifications_service.domain.delivery import Outcome, Troubles, wait_after
from notifications_service.domain.messages import BY_KIND, MESSAGES
from notifications_service.domain.planned import Occasion, PlannedMessage
from notifications_service.domain.words import SECTIONS, document_names, section_names
from tests.support.covers import covers

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
CASE = UUID(int=7)


def planned(version="1", attempt=1):
    occasion = Occasion(CASE, None, version)
    id_ = UUID(int=attempt)
    return PlannedMessage(
        id_, "welcome-letter", occasion, attempt, NOON, troubles=Troubles()
    )


def test_every_event_that_is_heard_has_its_mail_and_the_reverse():
    heard = {event.__name__ for topic in SUBSCRIPTIONS.values() for event in topic}
    # Nobody is left who could be told of an erased case.
    assert heard - {"CaseErased"} == {*MESSAGES, "LetterPrepared"}


def test_every_kind_is_a_word_of_the_language_between_services():
    words = {message.word for message in BY_KIND.values()}
    assert words <= {kind.value for kind in MessageKind}


@covers("INV-1", "SIG-6", "REV-3", "REV-5", "REV-6", "REV-7", "LIC-3")
@pytest.mark.parametrize(
    ("event", "subject"),
    [
        ("AccountCreated", "Onboarding Invitation"),
        ("InvitationResent", "Onboarding Invitation"),
        ("InvitationExpiring", "Reminder: your onboarding is waiting"),
        ("StateAdded", "A state was added to your application"),
        ("StateRefused", "Your request for another state"),
        ("TemporaryPasswordRequested", "Your temporary password"),
        ("PacketSigned", "Your documents are signed"),
        ("CaseSubmitted", "Your application was submitted"),
        ("CaseResubmitted", "Your application was submitted"),
        ("InfoRequested", "Additional information needed"),
        ("PdbReportAbandoned", "Additional step needed"),
        ("PasswordChanged", "Your sign-in details were changed"),
        ("BankAccountChanged", "Your sign-in details were changed"),
        ("ContactEmailChanged", "Your sign-in details were changed"),
    ],
)
def test_subjects_are_the_ones_that_people_were_told(event, subject):
    assert MESSAGES[event].subject == subject


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_every_kind_has_its_words_as_text_and_as_html(kind):
    folder = Path(notifications_service.__file__).parent / "messages"
    template = BY_KIND[kind].template
    assert (folder / f"{template}.txt").exists()
    assert (folder / f"{template}.html").exists()


def test_a_repeated_mail_has_the_same_message_id():
    first, again = planned(attempt=1), planned(attempt=2)
    assert first.header(domain="hcsc.net") == again.header(domain="hcsc.net")
    assert first.header(domain="hcsc.net") != planned("2").header(domain="hcsc.net")
    assert first.header(domain="hcsc.net").endswith("@hcsc.net>")


@covers("PWD-1")
def test_a_mail_with_a_new_temporary_password_has_another_message_id():
    message = planned()
    ids = {message.header(domain="hcsc.net", claim=claim) for claim in (1, 2)}
    assert len(ids) == 2
    assert message.header(domain="hcsc.net") not in ids


def test_a_message_is_about_a_case_or_else_an_account():
    account = UUID(int=9)
    assert Occasion(CASE, account, "1").about == CASE
    assert Occasion(None, account, "1").about == account
    with pytest.raises(ValueError, match="about a case or an account"):
        Occasion(None, None, "1").about  # noqa: B018 (reading it is the test)


@covers("INV-3")
def test_the_link_is_the_lasting_address_of_the_case():
    person = Addressee("Ann", "Lee", "ann@example.com", case_key="PP-2026-7KQ4MX")
    assert person.link("https://pro.example/") == "https://pro.example/c/PP-2026-7KQ4MX"
    staff = Addressee("Rita", "Roe", "rita@hcsc.net")
    assert staff.link("https://pro.example") == "https://pro.example/sign-in"


def test_waits_double_up_to_a_quarter_of_an_hour_and_are_scattered():
    assert wait_after(1, luck=0.5) == timedelta(seconds=2.5)
    assert wait_after(4, luck=1.0) == timedelta(seconds=40)
    assert wait_after(500, luck=1.0) == timedelta(minutes=15)
    assert wait_after(500, luck=0.0) == timedelta(seconds=1)


def test_sections_and_documents_are_named_as_on_the_pages():
    assert set(SECTIONS) == {tab.value for tab in Tab}
    assert document_names(["Court\norder", " "]) == ("Court order",)
    assert section_names(["esignature", "e-and-o"]) == ("E&O", "eSignature")


@covers("OPS-5")
@pytest.mark.parametrize(
    "outcome",
    sorted(set(Outcome) - {Outcome.FAULT, Outcome.PUT_OFF, Outcome.UNKNOWN}),
)
def test_only_faults_cut_lines_and_being_put_off_speak_against_a_message(outcome):
    assert Troubles().after(outcome, at=NOON) == Troubles()


def test_ten_faults_are_too_many():
    troubles = Troubles()
    for _ in range(9):
        troubles = troubles.after(Outcome.FAULT, at=NOON)
    assert not troubles.are_too_many(Outcome.FAULT, at=NOON + timedelta(days=30))
    tenth = troubles.after(Outcome.FAULT, at=NOON)
    assert tenth.are_too_many(Outcome.FAULT, at=NOON)


def test_being_put_off_is_borne_for_three_days_from_the_first_time():
    troubles = Troubles()
    for hours in range(72):
        at = NOON + timedelta(hours=hours)
        troubles = troubles.after(Outcome.PUT_OFF, at=at)
        assert not troubles.are_too_many(Outcome.PUT_OFF, at=at)
    assert troubles.are_too_many(Outcome.PUT_OFF, at=NOON + timedelta(days=3))
