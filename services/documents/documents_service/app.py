"""The documents service, put together from its settings."""

from datetime import timedelta

from chassis.calls import ServiceClient
from chassis.database import Database
from chassis.objects import ObjectStore
from chassis.sealing import Vault
from chassis.service import Service
from chassis.settings import UnusableSettings
from chassis.tokens import TokenSigner
from documents_service.api import routes
from documents_service.clients.archive import Archive
from documents_service.clients.cases import CaseService
from documents_service.clients.inspection import Inspector
from documents_service.clients.long_term import Preserver
from documents_service.clients.press import Press
from documents_service.clients.signing import Signer
from documents_service.clients.typesetting import Typesetter
from documents_service.clients.visitors import Visitors
from documents_service.clients.workshop import Workshop
from documents_service.consumers import SUBSCRIPTIONS
from documents_service.jobs import jobs
from documents_service.settings import Settings

NAME = "documents"
_NO_KEY = "DOCUMENTS_KEY_ENCRYPTION_KEY is missing."
_YEAR = timedelta(days=365.25)


def build(settings: Settings) -> Service:
    """Put the service together; nothing is opened yet."""
    database = Database(
        settings.database_url,
        service=NAME,
        vault=_vault(settings),
        pool=settings.database_pool,
    )
    press = _press(settings)
    preserver = _preserver(settings)
    uploads, packets = _bucket(settings, "uploads"), _bucket(settings, "packets")
    case_service = ServiceClient(
        settings.case_url,
        audience="case",
        signer=TokenSigner(NAME, settings.token_private_key),
    )
    workshop = Workshop(
        database=database,
        cases=CaseService(case_service),
        press=press,
        inspector=Inspector(),
        uploads=Archive(uploads),
        packets=Archive(packets, reads_back=True),
        visitors=_visitors(settings),
        sign_again=settings.sign_again,
        retention=settings.retention_years * _YEAR,
        preserver=preserver,
    )
    resources = (press, uploads, packets, case_service)
    return Service(
        NAME,
        settings=settings,
        database=database,
        subscriptions=SUBSCRIPTIONS,
        jobs=jobs(workshop),
        routers=routes(workshop),
        resources=(*resources, *([preserver] if preserver else [])),
    )


def _vault(settings: Settings) -> Vault:
    if settings.key_encryption_key is None:
        raise UnusableSettings(_NO_KEY)
    return Vault(settings.key_encryption_key, service=NAME)


def _visitors(settings: Settings) -> Visitors:
    if settings.key_encryption_key is None:
        raise UnusableSettings(_NO_KEY)
    return Visitors(settings.key_encryption_key)


def _press(settings: Settings) -> Press:
    typesetter = Typesetter()
    signer = Signer(
        key=settings.signing_key.get_secret_value().encode(),
        certificates=settings.signing_certificates.read_bytes(),
        typesetter=typesetter,
        timestamp_roots=_timestamp_roots(settings),
    )
    return Press(typesetter=typesetter, signer=signer)


def _preserver(settings: Settings) -> Preserver | None:
    if settings.timestamp_url is None:
        return None
    if settings.timestamp_roots is None:
        raise UnusableSettings("DOCUMENTS_TIMESTAMP_ROOTS is missing.")
    return Preserver(
        settings.timestamp_url,
        certificates=settings.signing_certificates.read_bytes(),
        timestamp_roots=_timestamp_roots(settings),
    )


def _timestamp_roots(settings: Settings) -> bytes:
    roots = settings.timestamp_roots
    return roots.read_bytes() if roots else b""


def _bucket(settings: Settings, bucket: str) -> ObjectStore:
    return ObjectStore(
        settings.s3_endpoint,
        access_key=settings.s3_access_key,
        secret_key=settings.s3_secret_key,
        bucket=bucket,
        secure=settings.s3_secure,
    )
