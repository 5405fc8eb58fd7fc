"""Which event becomes which mail, and to whom: the one table of this service."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Recipient(StrEnum):
    """Who knows the name and address of the person to write to."""

    CASE = "case"
    ACCOUNT = "account"
    EACH = "each"
    """Each address that the event names: a thief changes the address first."""


class Extra(StrEnum):
    """What a mail holds besides the name and the link, and who is asked for it."""

    NOTHING = "nothing"
    TEMPORARY_PASSWORD = "temporary password"  # noqa: S105 (a word for it)
    INFORMATION_REQUEST = "information request"
    LETTER = "letter"
    DISPUTE = "dispute"
    STATE_DECISION = "state decision"


@dataclass(frozen=True, slots=True)
class Message:
    """One kind of mail; its words are `messages/<template>.txt` and `.html`.

    The words of a letter are the letter's own; the template stands around them.

    It is not sent to a case whose status, meanwhile, is one of `not_when`, nor to
    somebody who has done what it asks for: to `authorize_again`. `said_as` is
    the kind that other services know, where it is not the same. `only_if_known` spares
    those who were never written to.
    """

    kind: str
    subject: str
    recipient: Recipient
    extra: Extra = Extra.NOTHING
    not_when: frozenset[str] = frozenset()
    authorize_again: bool = False
    said_as: str = ""
    only_if_known: bool = False

    @property
    def template(self) -> str:
        """The name of the files with its words."""
        return "letter" if self.extra is Extra.LETTER else self.kind

    @property
    def word(self) -> str:
        """The kind in the language between services."""
        return self.said_as or self.kind


INVITATION = Message(
    "onboarding-invitation",
    "Onboarding Invitation",
    Recipient.CASE,
    extra=Extra.TEMPORARY_PASSWORD,
    not_when=frozenset({"Withdrawn", "Expired", "Rejected"}),
)

NOT_WAITING = frozenset(
    {
        "In Progress",
        "HCSC Review",
        "Information Requested",
        "Error",
        "Approved",
        "Rejected",
        "Withdrawn",
        "Expired",
    }
)
"""Whoever has begun, or cannot begin any more, needs no reminder to begin."""

SUBMITTED = Message(
    "application-submitted", "Your application was submitted", Recipient.CASE
)

_ENDED = frozenset({"Withdrawn", "Expired", "Rejected"})

MESSAGES: Mapping[str, Message] = {
    "AccountCreated": INVITATION,
    "InvitationResent": INVITATION,
    "InvitationExpiring": Message(
        "reminder",
        "Reminder: your onboarding is waiting",
        Recipient.CASE,
        not_when=NOT_WAITING,
    ),
    "StateAdded": Message(
        "state-added",
        "A state was added to your application",
        Recipient.CASE,
        extra=Extra.STATE_DECISION,
    ),
    "StateRefused": Message(
        "state-refused",
        "Your request for another state",
        Recipient.CASE,
        extra=Extra.STATE_DECISION,
    ),
    "TemporaryPasswordRequested": Message(
        "temporary-password",
        "Your temporary password",
        Recipient.ACCOUNT,
        extra=Extra.TEMPORARY_PASSWORD,
    ),
    "PacketSigned": Message(
        "documents-signed", "Your documents are signed", Recipient.CASE
    ),
    "CaseSubmitted": SUBMITTED,
    "CaseResubmitted": SUBMITTED,
    "InfoRequested": Message(
        "information-needed",
        "Additional information needed",
        Recipient.CASE,
        extra=Extra.INFORMATION_REQUEST,
    ),
    "PdbReportAbandoned": Message(
        "authorize-again",
        "Additional step needed",
        Recipient.CASE,
        not_when=NOT_WAITING - {"In Progress"},
        authorize_again=True,
        said_as="reminder",
    ),
    "DisputeAnswered": Message(
        "dispute-answered",
        "Your dispute was answered",
        Recipient.CASE,
        extra=Extra.DISPUTE,
        not_when=_ENDED,
    ),
    "RejectionProposalWithdrawn": Message(
        "review-continues",
        "Your application is under review again",
        Recipient.CASE,
        not_when=_ENDED,
    ),
    "PasswordChanged": Message(
        "sign-in-details-changed",
        "Your sign-in details were changed",
        Recipient.ACCOUNT,
    ),
    "ContactEmailChanged": Message(
        "contact-email-changed",
        "Your sign-in details were changed",
        Recipient.EACH,
        said_as="sign-in-details-changed",
    ),
    "BankAccountChanged": Message(
        "bank-account-changed",
        "Your sign-in details were changed",
        Recipient.EACH,
        said_as="sign-in-details-changed",
    ),
}

LETTERS: Mapping[str, Message] = {
    letter.kind: letter
    for letter in (
        Message("welcome-letter", "Welcome Letter", Recipient.CASE, Extra.LETTER),
        Message(
            "not-approved",
            "Your application was not approved",
            Recipient.CASE,
            Extra.LETTER,
        ),
        Message(
            "pre-adverse-notice",
            "Before we decide on your application",
            Recipient.CASE,
            Extra.LETTER,
            not_when=_ENDED,
        ),
        Message(
            "adverse-action-notice",
            "Your application was not approved",
            Recipient.CASE,
            Extra.LETTER,
            said_as="not-approved",
        ),
        Message(
            "application-withdrawn",
            "Your application was withdrawn",
            Recipient.CASE,
            Extra.LETTER,
            only_if_known=True,
        ),
    )
}
"""The mail of each letter that the documents service writes."""

BY_KIND: Mapping[str, Message] = {
    message.kind: message for message in (*MESSAGES.values(), *LETTERS.values())
}
