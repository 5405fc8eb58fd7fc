"""Contact-email protection: who takes the mails away hides whatever comes next."""

from case_service.domain.case_file import CaseFile
from case_service.domain.people import mailbox
from case_service.domain.protection import check_password, is_protected
from case_service.domain.reachable import email_of
from case_service.domain.viewer import Viewer

_WHY = (
    "Enter your password to change the email address: from then on we would write "
    "about your application to another one than you have confirmed."
)


def is_email_change(before: CaseFile, email: str | None, *, by: Viewer) -> bool:
    """Tell whether an address that a save confirms takes a submitted case's mails away.

    Raises PasswordNeeded unless whoever does it has just shown the password (NEW-13).
    """
    if email is None or not is_protected(before):
        return False
    if mailbox(email) == mailbox(email_of(before)):
        return False
    check_password(_WHY, by=by)
    return True
