"""The case service, put together from its settings."""

from contextlib import aclosing

from case_service.api import routes
from case_service.clients.background_checks import background_checks
from case_service.clients.filer import filers
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
from chassis.sealing import Vault
from chassis.service import Service
from chassis.tokens import TokenSigner

NAME = "case"


def build(settings: Settings) -> Service:
    """Give the service, ready to be started in any of its roles."""
    database, digests = open_database(settings), Digests(settings.blind_index_key)
    names = NameDigests(settings.name_index_key)
    signer = TokenSigner(NAME, settings.token_private_key)
    adapter = ServiceClient(
        settings.nipr_adapter_url, audience="nipr-adapter", signer=signer
    )
    provider = background_checks(
        settings.background_check_url, agency=settings.background_check_agency
    )
    filer = filers(settings.filer_url, simulated=settings.accept_simulated_people)
    return Service(
        NAME,
        settings=settings,
        database=database,
        subscriptions=SUBSCRIPTIONS,
        jobs=[
            Fetching(database, nipr=NiprAdapter(adapter), digests=digests).job(),
            Indexing(database, digests=names).job(),
            *invitation_jobs(Inviting(database, terms=settings.terms, digests=digests)),
            Deciding(database).job(),
            Checking(database, provider=provider, policy=settings.policy).job(),
            *(Appointing(database, filer=one).job() for one in filer),
        ],
        routers=routes(
            database,
            digests=digests,
            names=names,
            terms=settings.terms,
            policy=settings.policy,
        ),
        resources=[
            digests,
            aclosing(adapter),
            aclosing(provider),
            *(aclosing(one) for one in filer),
        ],
    )


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
