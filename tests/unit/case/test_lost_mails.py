"""Whose loss must somebody be told, and until when?"""

import pytest

from case_service.domain.history import Deed, sentence
from case_service.domain.lost_mails import ENDINGS, LOSSES, loss_sentences
from case_service.domain.mail_names import MAIL_NAMES, mail_kind
from case_service.domain.status import Status
from contracts.words import MessageKind
from tests.support.covers import covers

REVIEWED = {"HCSC Review", "Error"}
CHANGED = {"In Progress", "Information Requested", *REVIEWED}


@covers("NEW-2", "NEW-13", "REV-3", "REV-5", "REV-6", "INV-4")
@pytest.mark.parametrize(
    ("kind", "statuses"),
    [
        ("", REVIEWED),
        ("pre-adverse-notice", REVIEWED),
        ("dispute-answered", REVIEWED),
        ("not-approved", {"Rejected"}),
        ("information-needed", {"Information Requested"}),
        ("change-warning", CHANGED),
        ("welcome-letter", {"Approved"}),
        ("onboarding-invitation", {"Invited"}),
        ("authorize-again", {"Invited", "In Progress"}),
        ("documents-signed", set()),
        ("temporary-password", set()),
    ],
)
def test_a_lost_mail_stands_out_while_somebody_waits_for_it(kind, statuses):
    told = {status: [*loss_sentences([kind], status)] for status in Status}
    assert {str(status) for status, said in told.items() if said} == statuses
    assert all(
        "could not be delivered" in one for said in told.values() for one in said
    )


def test_a_mail_that_was_lost_twice_is_told_once():
    lost = ["", "pre-adverse-notice", "pre-adverse-notice", "information-needed"]
    assert len([*loss_sentences(lost, Status.HCSC_REVIEW)]) == 1


def test_each_loss_has_words_of_its_own_and_names_its_endings():
    sentences = {loss.sentence for kind, loss in LOSSES.items() if kind}
    assert len(sentences) == len(LOSSES) - 1
    assert {("onboarding-invitation", Deed.INVITATION_RESENT)} == {
        one for one in ENDINGS if one[0] == "onboarding-invitation"
    }


@covers("REV-2")
@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("has_source", [True, False])
def test_the_history_names_each_mail_that_was_lost(kind, has_source):
    name = MAIL_NAMES[mail_kind(kind, has_source=has_source)]
    said = sentence(Deed.MAIL_UNDELIVERED, mail_kind(kind, has_source=has_source))
    assert said == f"Email could not be delivered: {name}"
