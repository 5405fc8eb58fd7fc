"""Every deed says which mail it sends, in the words of the mails themselves."""

from datetime import UTC, datetime, timedelta

import pytest

from case_service.domain.announcements import ANNOUNCEMENTS, announced
from case_service.domain.history import Deed, sentence
from notifications_service.domain.messages import LETTERS, MESSAGES, Recipient
from tests.support.covers import covers

NOON = datetime(2026, 11, 25, 18, tzinfo=UTC)


@covers("NEW-15")
@pytest.mark.parametrize("deed", Deed)
def test_of_every_deed_it_is_known_which_mail_it_sends(deed):
    assert deed in ANNOUNCEMENTS


@covers("NEW-15")
def test_the_mails_of_a_case_are_those_that_its_deeds_send():
    of_accounts = {"TemporaryPasswordRequested", "PasswordChanged"}
    sent = {
        message.subject
        for event, message in (MESSAGES | LETTERS).items()
        if event not in of_accounts
    }
    assert {subject for subject in ANNOUNCEMENTS.values() if subject} == sent
    assert all(MESSAGES[event].recipient is Recipient.ACCOUNT for event in of_accounts)


def subjects(*deeds: Deed) -> list[str]:
    moments = (
        (NOON + timedelta(hours=n), deed, "recruiter") for n, deed in enumerate(deeds)
    )
    return [subject for _, subject in announced(moments)]


@covers("NEW-15")
def test_a_rejection_by_notice_is_announced_before_and_after():
    assert subjects(Deed.REJECTION_PROPOSED, Deed.REJECTION_CARRIED_OUT) == [
        "Before we decide on your application",
        "Your application was not approved",
    ]


@covers("NEW-15")
def test_a_withdrawn_case_hears_nothing_of_its_review_going_on():
    ended = (
        (NOON, Deed.REJECTION_WITHDRAWN, "system"),
        (NOON, Deed.WITHDRAWN, "producer"),
    )
    assert list(announced(ended)) == []
    assert subjects(Deed.REJECTION_WITHDRAWN) == [
        "Your application is under review again"
    ]


@covers("NEW-15")
def test_an_invitation_sent_again_before_there_is_an_account_comes_once():
    assert subjects(Deed.INVITATION_RESENT, Deed.ACCOUNT_LINKED) == [
        "Onboarding Invitation"
    ]
    assert len(subjects(Deed.ACCOUNT_LINKED, Deed.INVITATION_RESENT)) == 2


@covers("REV-7", "NEW-15")
def test_who_withdrew_themselves_needs_no_mail_about_it():
    assert list(announced([(NOON, Deed.WITHDRAWN, "producer")])) == []
    assert subjects(Deed.WITHDRAWN) == ["Your application was withdrawn"]


@covers("NEW-15", "SIG-6")
def test_what_a_producer_did_is_mailed_and_a_silent_deed_is_not():
    done = [(NOON, deed, "producer") for deed in (Deed.SUBMITTED, Deed.READ)]
    assert list(announced(done)) == [(NOON, "Your application was submitted")]


@covers("OPS-4")
def test_a_deed_that_only_a_newer_release_knows_is_told_by_its_bare_word():
    assert sentence("weighed anew", "") == "Weighed anew"
