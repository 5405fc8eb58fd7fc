"""Everything that the routes and jobs of this service work with, in one place."""

from dataclasses import dataclass
from datetime import timedelta

from chassis.database import Database
from documents_service.clients.archive import Archive
from documents_service.clients.cases import Cases
from documents_service.clients.inspection import Inspector
from documents_service.clients.long_term import Preserver
from documents_service.clients.press import Press
from documents_service.clients.visitors import Visitors
from documents_service.domain.signed_before import SignAgain


@dataclass(frozen=True, slots=True)
class Workshop:
    """The parts of one process of the documents service."""

    database: Database
    cases: Cases
    press: Press
    inspector: Inspector
    uploads: Archive
    packets: Archive
    visitors: Visitors
    sign_again: SignAgain
    retention: timedelta
    preserver: Preserver | None = None
