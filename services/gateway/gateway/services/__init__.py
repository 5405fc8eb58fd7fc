"""The services behind the pages: one typed client each."""

from dataclasses import dataclass

from gateway.services.case import CaseService
from gateway.services.documents import DocumentsService
from gateway.services.identity import IdentityService
from gateway.services.imports import ImportsService
from gateway.services.review import ReviewService
from gateway.services.states import StatesService


@dataclass(frozen=True)
class Services:
    """All that a page may ask."""

    identity: IdentityService
    case: CaseService
    documents: DocumentsService
    review: ReviewService
    imports: ImportsService
    states: StatesService
