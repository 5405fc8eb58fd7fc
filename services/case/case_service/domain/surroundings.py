"""What else is known of a case beside its own file."""

from dataclasses import dataclass
from datetime import datetime

from case_service.domain.screening import NOT_SCREENED, Screened


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What other cases, lists and acts say; `same_ssn` are keys of open cases."""

    same_ssn: tuple[str, ...] = ()
    screened: Screened = NOT_SCREENED
    is_disputed: bool = False
    is_notice_lost: bool = False
    bank_changed_at: datetime | None = None
    email_changed_at: datetime | None = None


ALONE = Surroundings()
