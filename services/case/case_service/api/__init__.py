"""HTTP in: the routes that the gateway and other services call."""

from fastapi import APIRouter

from case_service.api.answers import AnswerRoutes
from case_service.api.background_consent import BackgroundRoutes
from case_service.api.cases import CaseRoutes
from case_service.api.filings import FilingRoutes
from case_service.api.imports import ImportRoutes
from case_service.api.internal import InternalRoutes
from case_service.api.review import ReviewRoutes
from case_service.api.review_reading import ReviewReadingRoutes
from case_service.api.start import StartRoutes
from case_service.api.states import StateRoutes
from case_service.api.tabs import TabRoutes
from case_service.domain.invitation_terms import Terms
from case_service.domain.policy import Policy
from case_service.store.digests import Digests
from case_service.store.names import NameDigests
from chassis.database import Database


def routes(
    database: Database,
    *,
    digests: Digests,
    names: NameDigests,
    terms: Terms,
    policy: Policy,
) -> list[APIRouter]:
    """Give every route of the service."""
    every = (
        CaseRoutes(database, terms=terms, digests=digests, names=names, policy=policy),
        ImportRoutes(database, terms=terms, digests=digests),
        StartRoutes(
            database, digests=digests, accepts_simulated=terms.accepts_simulated
        ),
        StateRoutes(database),
        TabRoutes(database),
        AnswerRoutes(database),
        BackgroundRoutes(database, policy=policy),
        FilingRoutes(database),
        ReviewReadingRoutes(database, digests=digests, names=names),
        ReviewRoutes(database, terms=terms),
        InternalRoutes(database, digests=digests),
    )
    return [each.router() for each in every]
