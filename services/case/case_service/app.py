"""The case service, put together from its settings."""

from contextlib import aclosing

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
from case_service.clients.background_checks import (
    BackgroundChecks,
    HttpBackgroundChecks,
    SimulatedBackgroundChecks,
)
from case_service.clients.filer import Filer, HttpFiler, SimulatedFiler
from case_service.clients.nipr_adapter import NiprAdapter
from case_service.consumers import SUBSCRIPTIONS
from case_service.jobs import (
    Appointing,
    Checking,
    Deciding,
    Fetching,
    Indexing,
    Inviting,
    invitation_jobs,
)
from case_service.settings import Settings
from case_service.store.digests import Digests
from case_service.store.names import NameDigests
from chassis.calls import ServiceClient
from chassis.database import Database
from chassis.jobs import Job
from chassis.sealing import Vault
from chassis.service import Service
from chassis.tokens import TokenSigner

NAME = "case"


def build(settings: Settings) -> Service:
    """Give the service, ready to be started in any of its roles."""
    database = open_database(settings)
    signer = TokenSigner(NAME, settings.token_private_key)
    adapter = ServiceClient(
        settings.nipr_adapter_url, audience="nipr-adapter", signer=signer
    )
    digests = Digests(settings.blind_index_key)
    names = NameDigests(settings.name_index_key)
    indexing = Indexing(database, digests=names)
    fetching = Fetching(database, nipr=NiprAdapter(adapter), digests=digests)
    provider = _provider(settings)
    checking = Checking(database, provider=provider, policy=settings.policy)
    inviting = Inviting(database, terms=settings.terms, digests=digests)
    filer = _filer(settings)
    return Service(
        NAME,
        settings=settings,
        database=database,
        subscriptions=SUBSCRIPTIONS,
        jobs=[
            Job("fetch from nipr-adapter", fetching.fetch_next),
            # Not at each commit: most of them bring no name.
            Job("index names", indexing.index_next, every=2.0, woken=False),
            *invitation_jobs(inviting),
            Deciding(database).job(),
            Job("check backgrounds", checking.check_next),
            *(Appointing(database, filer=one).job() for one in filer),
        ],
        routers=_routes(settings, database, digests, names),
        resources=[
            digests,
            aclosing(adapter),
            aclosing(provider),
            *(aclosing(one) for one in filer),
        ],
    )


def _provider(settings: Settings) -> BackgroundChecks:
    """Give who checks backgrounds; nothing is ordered where that is off."""
    if settings.background_check_url:
        return HttpBackgroundChecks(
            settings.background_check_url, agency=settings.background_check_agency
        )
    return SimulatedBackgroundChecks()


def _filer(settings: Settings) -> tuple[Filer, ...]:
    """Give the way to the states; none where nobody could be appointed in truth."""
    if settings.filer_url:
        return (HttpFiler(settings.filer_url),)
    return (SimulatedFiler(),) if settings.accept_simulated_people else ()


def _routes(
    settings: Settings, database: Database, digests: Digests, names: NameDigests
) -> list[APIRouter]:
    routes = (
        CaseRoutes(
            database,
            terms=settings.terms,
            digests=digests,
            names=names,
            policy=settings.policy,
        ),
        ImportRoutes(database, terms=settings.terms, digests=digests),
        StartRoutes(
            database,
            digests=digests,
            accepts_simulated=settings.accept_simulated_people,
        ),
        StateRoutes(database),
        TabRoutes(database),
        AnswerRoutes(database),
        BackgroundRoutes(database, policy=settings.policy),
        FilingRoutes(database),
        ReviewReadingRoutes(database, digests=digests, names=names),
        ReviewRoutes(database, terms=settings.terms),
        InternalRoutes(database, digests=digests),
    )
    return [each.router() for each in routes]


def open_database(settings: Settings) -> Database:
    """Give the service's database with the key that seals what cases hold."""
    return Database(
        settings.database_url,
        service=NAME,
        vault=Vault(settings.key_encryption_key, service=NAME),
        pool=settings.database_pool,
    )


def identity_client(settings: Settings) -> ServiceClient:
    """Give the way to the identity service, which only commands need."""
    signer = TokenSigner(NAME, settings.token_private_key)
    return ServiceClient(settings.identity_url, audience="identity", signer=signer)
