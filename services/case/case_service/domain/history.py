"""What the history of a case tells."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from case_service.domain.mail_names import MAIL_NAMES
from case_service.domain.tab import TITLES, Tab
from case_service.domain.viewer import Viewer
from case_service.domain.wanted import KIND_NAMES


class Deed(StrEnum):
    """Something that was done to a case."""

    INVITED = "invited"
    INVITATION_RESENT = "invitation resent"
    INVITATION_ASKED = "invitation asked for"
    REMINDED = "reminded"
    EXPIRED = "expired"
    INVITED_AGAIN = "invited again"
    STATE_ASKED = "state asked for"
    STATE_ADDED = "state added"
    STATE_REFUSED = "state refused"
    ACCOUNT_UNLOCKED = "account unlocked"
    ACCOUNT_LINKED = "account linked"
    SSN_GIVEN = "ssn given"
    LOOKED_UP_AGAIN = "looked up again"
    NARROWED_DOWN = "narrowed down"
    LOOKUP_ANSWERED = "lookup answered"
    REPORT_AUTHORIZED = "report authorized"
    REPORT_RECEIVED = "report received"
    REPORT_GIVEN_UP = "report given up"
    SAVED = "saved"
    BANK_CHANGED = "bank changed"
    EMAIL_CHANGED = "email changed"
    PACKET_SIGNED = "packet signed"
    PACKET_VOIDED = "packet voided"
    FILE_ACCEPTED = "file accepted"
    FILE_REFUSED = "file refused"
    SUBMITTED = "submitted"
    TAKEN_BACK = "taken back"
    CLAIMED = "claimed"
    TAKEN_OVER = "taken over"
    RELEASED = "released"
    INFORMATION_REQUESTED = "information requested"
    APPROVED = "approved"
    PUT_IN_ERROR = "put in error"
    RETURNED_TO_REVIEW = "returned to review"
    REJECTED = "rejected"
    APPOINTMENT_FILED = "appointment filed"
    APPOINTED = "appointed"
    APPOINTMENT_REJECTED = "appointment rejected"
    APPOINTMENT_REFILED = "appointment refiled"
    WITHDRAWN = "withdrawn"
    VERDICT_GIVEN = "verdict given"
    EXCEPTIONS_ACCEPTED = "exceptions accepted"
    DOCUMENT_SENT = "document sent"
    REJECTION_PROPOSED = "rejection proposed"
    NOTICE_UNDELIVERED = "notice undelivered"
    """Somebody waits for what that mail told: flags look for it."""
    MAIL_UNDELIVERED = "mail undelivered"
    REJECTION_WITHDRAWN = "rejection withdrawn"
    REJECTION_CARRIED_OUT = "rejection carried out"
    REPORT_DISPUTED = "report disputed"
    DISPUTE_ANSWERED = "dispute answered"
    BACKGROUND_AUTHORIZED = "background authorized"
    BACKGROUND_CHECKED = "background checked"
    READ = "read"
    OPENED = "opened"
    REVEALED = "revealed"
    EXAMINED = "examined"
    HELD = "held"
    HOLD_LIFTED = "hold lifted"
    ERASED = "erased"


_SENTENCES = {
    Deed.INVITED: "Invited",
    Deed.INVITATION_RESENT: "Invitation sent again",
    Deed.INVITATION_ASKED: "Lost invitation asked for by its email address",
    Deed.REMINDED: "Producer reminded of the invitation",
    Deed.EXPIRED: "Invitation expired unused",
    Deed.INVITED_AGAIN: "Invited again after the invitation had expired",
    Deed.STATE_ASKED: "{detail} asked for",
    Deed.STATE_ADDED: "{detail} added to the states",
    Deed.STATE_REFUSED: "{detail} refused",
    Deed.ACCOUNT_UNLOCKED: "Account unlocked",
    Deed.ACCOUNT_LINKED: "Account created",
    Deed.SSN_GIVEN: "Social Security Number entered",
    Deed.LOOKED_UP_AGAIN: "Looked up in NIPR under another last name",
    Deed.NARROWED_DOWN: "Told several NIPR entries apart",
    Deed.LOOKUP_ANSWERED: "NIPR answered the look-up: {detail}",
    Deed.REPORT_AUTHORIZED: "PDB report authorized (text {detail})",
    Deed.REPORT_RECEIVED: "NIPR answered for the PDB report: {detail}",
    Deed.REPORT_GIVEN_UP: "PDB report given up: the producer is to authorize it anew",
    Deed.SAVED: "{detail} saved",
    Deed.BANK_CHANGED: "Bank account changed after the first submission",
    Deed.EMAIL_CHANGED: "Contact email changed after the first submission",
    Deed.PACKET_SIGNED: "All documents signed",
    Deed.PACKET_VOIDED: "Signed documents voided: answers changed",
    Deed.FILE_ACCEPTED: "File accepted: {detail}",
    Deed.FILE_REFUSED: "File refused: {detail}",
    Deed.SUBMITTED: "Submitted, round {detail}",
    Deed.TAKEN_BACK: "Taken back by the producer to be corrected",
    Deed.CLAIMED: "Claimed for review",
    Deed.TAKEN_OVER: "Taken over from {detail}",
    Deed.RELEASED: "Released to the queue",
    Deed.INFORMATION_REQUESTED: "Information requested",
    Deed.APPROVED: "Approved: producer identification number {detail}",
    Deed.PUT_IN_ERROR: "Put in error",
    Deed.RETURNED_TO_REVIEW: "Returned to review",
    Deed.REJECTED: "Rejected",
    Deed.APPOINTMENT_FILED: "Appointment filed: {detail}",
    Deed.APPOINTED: "Appointed: {detail}",
    Deed.APPOINTMENT_REJECTED: "Appointment rejected: {detail}",
    Deed.APPOINTMENT_REFILED: "Appointment to be filed again: {detail}",
    Deed.WITHDRAWN: "Withdrawn",
    Deed.VERDICT_GIVEN: "Verdict on {detail}",
    Deed.EXCEPTIONS_ACCEPTED: "Approved in spite of: {detail}",
    Deed.DOCUMENT_SENT: "A document that was asked for is uploaded",
    Deed.REJECTION_PROPOSED: "Rejection announced: it rests on a report",
    Deed.NOTICE_UNDELIVERED: "Email could not be delivered: {detail}",
    Deed.MAIL_UNDELIVERED: "Email could not be delivered: {detail}",
    Deed.REJECTION_WITHDRAWN: "Announced rejection withdrawn",
    Deed.REJECTION_CARRIED_OUT: "Rejected after the time for an answer",
    Deed.REPORT_DISPUTED: "Report disputed by the producer",
    Deed.DISPUTE_ANSWERED: "Dispute answered",
    Deed.BACKGROUND_AUTHORIZED: "Background check authorized (text {detail})",
    Deed.BACKGROUND_CHECKED: "Background check answered: {detail}",
    Deed.READ: "Sensitive data read: {detail}",
    Deed.OPENED: "Case opened to help the producer",
    Deed.REVEALED: "Shown whole: {detail}",
    Deed.EXAMINED: "Examination file made",
    Deed.HELD: "Legal hold placed: {detail}",
    Deed.HOLD_LIFTED: "Legal hold lifted",
    Deed.ERASED: "Erased at the end of its time",
}


def sentence(deed: str, detail: str) -> str:
    """Tell a deed to people; one that only a newer release knows by its bare word."""
    if deed not in _SENTENCES:
        return deed.capitalize()
    known = Deed(deed)
    if known is Deed.SAVED:
        detail = TITLES[Tab(detail)]
    if known in (Deed.NOTICE_UNDELIVERED, Deed.MAIL_UNDELIVERED):
        detail = MAIL_NAMES.get(detail, detail)
    detail = KIND_NAMES.get(detail, detail)
    return _SENTENCES[known].format(detail=detail.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line to write into the history; `name` is a member of staff's."""

    deed: Deed
    role: str
    account_id: UUID | None
    name: str = ""
    detail: str = ""


def entry(deed: Deed, *, by: Viewer, name: str = "", detail: str = "") -> Entry:
    """Tell what somebody did."""
    return Entry(deed, by.role, by.account_id, name, detail)
