"""Where the producer is written to."""

from case_service.domain.case_file import CaseFile
from case_service.domain.general import is_email
from case_service.domain.tab import Tab


def email_of(file: CaseFile) -> str:
    """Give General's address once the producer has saved it, else the invited one.

    What NIPR filled in, and what is still being typed, is nobody's confirmed address:
    until Save is pressed, mails go where the invitation went.
    """
    saved = file.saved(Tab.GENERAL)
    email = saved.values.get("email", "").strip()
    accepts_test = file.facts.accepts_simulated
    if saved.is_confirmed and is_email(email, accept_test_domain=accepts_test):
        return email
    return file.invitee.email
