"""What else is known of a case beside its own file."""

from dataclasses import dataclass
from datetime import datetime

from case_service.domain.screening import NOT_SCREENED, Screened


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What other cases, lists and acts say; `same_ssn` are keys of open cases.

    `lost_mails` are kinds of mail that were lost and not sent again since.
    """

    same_ssn: tuple[str, ...] = ()
    screened: Screened = NOT_SCREENED
    is_disputed: bool = False
    lost_mails: tuple[str, ...] = ()
    bank_changed_at: datetime | None = None
    email_changed_at: datetime | None = None


ALONE = Surroundings()
