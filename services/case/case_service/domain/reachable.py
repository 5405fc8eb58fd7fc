"""Where the producer is written to."""

from case_service.domain.case_file import CaseFile
from case_service.domain.general import is_email
from case_service.domain.tab import Tab


def email_of(file: CaseFile) -> str:
    """Give the address of General's last Save, else the invited one.

    What NIPR filled in, and what is still being typed, is nobody's confirmed address:
    until Save is pressed, mails go where they went before.
    """
    # A case that was last saved before addresses were kept has it in the tab alone.
    return file.mail_address or confirmed_in(file) or file.invitee.email


def confirmed_in(file: CaseFile) -> str | None:
    """Give the address that stands in General, if Save was pressed and it is one."""
    email = _typed_in(file)
    accepts_test = file.facts.accepts_simulated
    is_one = is_email(email, accept_test_domain=accepts_test)
    return email if file.saved(Tab.GENERAL).is_confirmed and is_one else None


def newly_confirmed(before: CaseFile, after: CaseFile) -> str | None:
    """Give the address that a save confirms, unless mails go to it already."""
    if before.saved(Tab.GENERAL).version == after.saved(Tab.GENERAL).version:
        return None
    # Most saves leave it as it is, and need not ask again whether it is one.
    is_kept = _typed_in(after) == before.mail_address
    return None if is_kept else confirmed_in(after)


def _typed_in(file: CaseFile) -> str:
    return file.saved(Tab.GENERAL).values.get("email", "").strip()
