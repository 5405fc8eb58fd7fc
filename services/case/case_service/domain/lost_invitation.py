"""How often somebody may ask for a lost invitation who knows no User ID (NEW-14)."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from case_service.domain.faulty import Faulty
from case_service.domain.general import is_email
from case_service.domain.tab import Problem, missing
from case_service.domain.typed import unmarked

MOST_MAILS = 3
MAILS_WITHIN = timedelta(hours=24)
"""So often one mailbox is written to, whoever asks: each mail ends the password of the
one before."""

MOST_REQUESTS = 30
REQUESTS_WITHIN = timedelta(hours=1)
"""So often one network address may ask: it may be a whole office."""


@dataclass(frozen=True, slots=True)
class LostInvitation:
    """A request to send again what went to an address, of which a digest is known."""

    id: UUID
    tenant: str
    email: bytes


def read_lost_address(typed: str) -> str:
    """Read the address at which somebody was invited; Faulty if it is none at all."""
    email = unmarked(typed).strip()
    if not email:
        raise _faulty(missing("email", "Enter the email address."))
    # Whether anybody was invited at it is not told, so any domain will do.
    if not is_email(email, accept_test_domain=True):
        raise _faulty(Problem("email", "Enter an email address like name@company.com."))
    return email


def _faulty(problem: Problem) -> Faulty:
    return Faulty("no_address", (problem,))
