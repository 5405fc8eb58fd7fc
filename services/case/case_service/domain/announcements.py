"""Which mail each deed sends to the producer, for whoever examines the case."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from case_service.domain.history import Deed

INVITATION = "Onboarding Invitation"
NOT_APPROVED = "Your application was not approved"

ANNOUNCEMENTS: Mapping[Deed, str | None] = {
    Deed.INVITED: None,
    Deed.INVITATION_RESENT: INVITATION,
    # The mail is that of the line before, which sends it again.
    Deed.INVITATION_ASKED: None,
    Deed.REMINDED: "Reminder: your onboarding is waiting",
    Deed.EXPIRED: None,
    Deed.INVITED_AGAIN: None,
    Deed.STATE_ASKED: None,
    Deed.STATE_ADDED: "A state was added to your application",
    Deed.STATE_REFUSED: "Your request for another state",
    Deed.ACCOUNT_UNLOCKED: None,
    # The invitation holds a password, so it goes out when there is an account.
    Deed.ACCOUNT_LINKED: INVITATION,
    Deed.SSN_GIVEN: None,
    Deed.LOOKED_UP_AGAIN: None,
    Deed.NARROWED_DOWN: None,
    Deed.LOOKUP_ANSWERED: None,
    Deed.REPORT_AUTHORIZED: None,
    Deed.REPORT_RECEIVED: None,
    Deed.REPORT_GIVEN_UP: "Additional step needed",
    Deed.SAVED: None,
    Deed.BANK_CHANGED: "Your sign-in details were changed",
    Deed.EMAIL_CHANGED: "Your sign-in details were changed",
    Deed.PACKET_SIGNED: "Your documents are signed",
    Deed.PACKET_VOIDED: None,
    Deed.FILE_ACCEPTED: None,
    Deed.FILE_REFUSED: None,
    Deed.SUBMITTED: "Your application was submitted",
    Deed.TAKEN_BACK: None,
    Deed.CLAIMED: None,
    Deed.TAKEN_OVER: None,
    Deed.RELEASED: None,
    Deed.INFORMATION_REQUESTED: "Additional information needed",
    Deed.APPROVED: "Welcome Letter",
    Deed.PUT_IN_ERROR: None,
    Deed.RETURNED_TO_REVIEW: None,
    Deed.REJECTED: NOT_APPROVED,
    Deed.APPOINTMENT_FILED: None,
    Deed.APPOINTED: None,
    Deed.APPOINTMENT_REJECTED: None,
    Deed.APPOINTMENT_REFILED: None,
    Deed.WITHDRAWN: "Your application was withdrawn",
    Deed.VERDICT_GIVEN: None,
    Deed.EXCEPTIONS_ACCEPTED: None,
    Deed.DOCUMENT_SENT: None,
    Deed.REJECTION_PROPOSED: "Before we decide on your application",
    Deed.NOTICE_UNDELIVERED: None,
    Deed.MAIL_UNDELIVERED: None,
    Deed.REJECTION_WITHDRAWN: "Your application is under review again",
    Deed.REJECTION_CARRIED_OUT: NOT_APPROVED,
    Deed.REPORT_DISPUTED: None,
    Deed.DISPUTE_ANSWERED: "Your dispute was answered",
    Deed.BACKGROUND_AUTHORIZED: None,
    Deed.BACKGROUND_CHECKED: None,
    Deed.READ: None,
    Deed.OPENED: None,
    Deed.REVEALED: None,
    Deed.EXAMINED: None,
    Deed.HELD: None,
    Deed.HOLD_LIFTED: None,
    # Nobody can read any more whom to tell.
    Deed.ERASED: None,
}
"""The subject of the mail that each deed gives cause for; None where it is silent."""


def announced(
    deeds: Iterable[tuple[datetime, Deed, str]],
) -> Iterator[tuple[datetime, str]]:
    """List the mails that a history gave cause for, in its order.

    Each deed comes with its time and the role of who did it.
    """
    told = tuple(deeds)
    # A withdrawn case drops its announced rejection in the same moment, and no review
    # goes on of which to write.
    withdrawn = {at for at, deed, _ in told if deed is Deed.WITHDRAWN}
    has_account = False
    for at, deed, role in told:
        has_account = has_account or deed is Deed.ACCOUNT_LINKED
        subject = ANNOUNCEMENTS[deed]
        is_moot = deed is Deed.REJECTION_WITHDRAWN and at in withdrawn
        # Sent again before there was an account, it comes with the account.
        is_early = deed is Deed.INVITATION_RESENT and not has_account
        is_own = deed is Deed.WITHDRAWN and role == "producer"
        if subject and not (is_moot or is_early or is_own):
            yield at, subject
