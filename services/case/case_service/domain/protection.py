"""What a thief would change first is, once submitted, changed by password only."""

from case_service.domain.case_file import CaseFile
from case_service.domain.viewer import Viewer
from chassis.refusal import Refused


class PasswordNeeded(Refused):
    """What was submitted is changed only by whoever knows the password (NEW-13)."""

    def __init__(self, sentence: str) -> None:
        super().__init__("password_needed", sentence)


def is_protected(file: CaseFile) -> bool:
    """Tell whether the case was submitted before, so that a change is guarded."""
    return file.case.was_submitted


def check_password(sentence: str, *, by: Viewer) -> None:
    """Raise PasswordNeeded unless whoever changes it has just shown the password."""
    if not by.has_confirmed:
        raise PasswordNeeded(sentence)
