"""What stands out in a case, as sentences: for flags and for checks alike."""

from datetime import datetime

from case_service.domain import background
from case_service.domain.business_days import central_day
from case_service.domain.tab import Values
from case_service.domain.us_date import us_date

Sentences = tuple[str, ...]
"""None, or what there is to say."""


def names_differ(*, known: str, invited: str) -> Sentences:
    """Name both names; which names are too far apart is not judged here."""
    return (f"NIPR knows the producer as {known}; the invitation said {invited}.",)


def same_ssn(keys: Sentences) -> Sentences:
    """Name the other open cases with the SSN."""
    listed = ", ".join(keys)
    return (f"The same SSN stands in another open case: {listed}.",) if keys else ()


def yes_answers(answers: Values) -> Sentences:
    """Name the questions answered Yes."""
    listed = ", ".join(str(number) for number in background.yes_answers(answers))
    return (f"Answered Yes to question {listed}.",) if listed else ()


def regulatory_actions(count: int) -> Sentences:
    """Tell how many actions of regulators NIPR lists."""
    noun = "action" if count == 1 else "actions"
    return (f"NIPR lists {count} regulatory {noun}.",) if count else ()


def bank_changed(at: datetime | None) -> Sentences:
    """Say that a submitted bank account was changed (NEW-13)."""
    return _changed("bank account", at)


def email_changed(at: datetime | None) -> Sentences:
    """Say that mails of a submitted case go elsewhere now (NEW-13)."""
    return _changed("contact email", at)


def _changed(what: str, at: datetime | None) -> Sentences:
    if at is None:
        return ()
    return (
        f"The {what} was changed on {us_date(central_day(at))}, after the first "
        "submission. The password was entered for it, and a warning goes to the "
        "invited email address and to the newest others of the case.",
    )
