"""Bank-change protection: diverted commissions are what a thief would be after."""

from case_service.domain.banking import KEPT, digits
from case_service.domain.case_file import CaseFile
from case_service.domain.protection import check_password, is_protected
from case_service.domain.tab import Tab, Values
from case_service.domain.viewer import Viewer

_WHY = (
    "Enter your password to change the bank account: your commissions would be paid to "
    "another one than you have submitted."
)


def is_bank_change(before: CaseFile, after: CaseFile, *, by: Viewer) -> bool:
    """Tell whether a save sends commissions to another account than was submitted.

    Raises PasswordNeeded unless whoever does it has just shown the password (NEW-13).
    """
    if not is_protected(before) or _account(before) == _account(after):
        return False
    check_password(_WHY, by=by)
    return True


def _account(file: CaseFile) -> tuple[str, ...]:
    values: Values = file.saved(Tab.BANKING_INFORMATION).values
    numbers = (digits(values.get(field, "")) for field in KEPT)
    return values.get("account_type", ""), *numbers
