"""Bank-change protection: diverted commissions are what a thief would be after."""

from case_service.domain.banking import KEPT, digits
from case_service.domain.case_file import CaseFile
from case_service.domain.tab import Tab, Values
from case_service.domain.viewer import Viewer
from chassis.refusal import Refused


class PasswordNeeded(Refused):
    """A submitted bank account is changed only by whoever knows the password."""

    def __init__(self) -> None:
        super().__init__(
            "password_needed",
            "Enter your password to change the bank account: your commissions would "
            "be paid to another one than you have submitted.",
        )


def is_protected(file: CaseFile) -> bool:
    """Tell whether the account was submitted before, so that a change is guarded."""
    return file.case.review_round > 0


def is_bank_change(before: CaseFile, after: CaseFile, *, by: Viewer) -> bool:
    """Tell whether a save sends commissions to another account than was submitted.

    Raises PasswordNeeded unless whoever does it has just shown the password (NEW-13).
    """
    if not is_protected(before) or _account(before) == _account(after):
        return False
    if not by.has_confirmed:
        raise PasswordNeeded
    return True


def _account(file: CaseFile) -> tuple[str, ...]:
    values: Values = file.saved(Tab.BANKING_INFORMATION).values
    numbers = (digits(values.get(field, "")) for field in KEPT)
    return values.get("account_type", ""), *numbers
