"""Puts the adapter together."""

from chassis.calls import ServiceClient
from chassis.database import Database
from chassis.objects import ObjectStore
from chassis.sealing import Vault
from chassis.service import Service
from chassis.tokens import TokenSigner
from nipr_adapter.api import routes
from nipr_adapter.clients.case import CaseClient
from nipr_adapter.clients.credentials import Credentials
from nipr_adapter.clients.nipr import Connection, NiprClient
from nipr_adapter.consumers import SUBSCRIPTIONS
from nipr_adapter.domain.spending import Budget
from nipr_adapter.jobs import Calls, Documents, jobs
from nipr_adapter.settings import Settings
from nipr_adapter.store.tables import error_patterns, line_rules

NAME = "nipr-adapter"


def build(settings: Settings) -> Service:
    """Make the service from its settings; nothing is opened yet."""
    database = open_database(settings)
    nipr = NiprClient(_connection(settings), error_patterns(settings.error_patterns))
    signer = TokenSigner(NAME, settings.token_private_key)
    case_service = ServiceClient(settings.case_url, audience="case", signer=signer)
    budget = Budget(
        calls_a_month=settings.monthly_cap,
        hit_list_cents=settings.hit_list_cents,
        report_cents=settings.report_cents,
    )
    bucket = ObjectStore(
        settings.s3_endpoint,
        access_key=settings.s3_access_key,
        secret_key=settings.s3_secret_key,
        bucket=settings.s3_bucket,
        secure=settings.s3_secure,
    )
    return Service(
        NAME,
        settings=settings,
        database=database,
        subscriptions=SUBSCRIPTIONS,
        jobs=jobs(
            Calls(
                database,
                nipr,
                CaseClient(case_service),
                budget,
                at_once=settings.nipr_calls_at_once,
            ),
            Documents(database, bucket),
        ),
        routers=[routes(database, line_rules(settings.lines_of_authority))],
        resources=[nipr, case_service, bucket],
    )


def open_database(settings: Settings) -> Database:
    """Give the adapter's database with the key that seals what NIPR said."""
    return Database(
        settings.database_url,
        service=NAME,
        vault=Vault(settings.key_encryption_key, service=NAME),
        pool=settings.database_pool,
    )


def _connection(settings: Settings) -> Connection:
    return Connection(
        url=settings.nipr_url,
        credentials=Credentials(settings.nipr_credentials),
        authentication=settings.nipr_authentication,
        hit_list_method=settings.nipr_hit_list_method,
        connect_seconds=settings.nipr_connect_seconds,
        answer_seconds=settings.nipr_answer_seconds,
        max_body_bytes=settings.nipr_max_body_bytes,
    )
