"""The identity service, put together from its settings."""

from contextlib import aclosing

from chassis.calls import ServiceClient
from chassis.database import Database
from chassis.sealing import Vault
from chassis.service import Service
from chassis.tokens import TokenSigner
from identity_service.api.account import AccountApi
from identity_service.api.confirmation import ConfirmationApi
from identity_service.api.password import PasswordApi
from identity_service.api.session import SessionApi
from identity_service.api.sign_in import SignInApi
from identity_service.clients.cases import Cases
from identity_service.clients.common_passwords import common_passwords
from identity_service.clients.passwords import Passwords
from identity_service.clients.subjects import Subjects
from identity_service.consumers import SUBSCRIPTIONS
from identity_service.domain.password_rules import FLOORS, PasswordRules
from identity_service.jobs import identity_jobs
from identity_service.settings import Settings

NAME = "identity"


def build(settings: Settings) -> Service:
    """Give the service, ready to be started in any of its roles."""
    database = open_database(settings)
    signer = TokenSigner(NAME, settings.token_private_key)
    case_service = ServiceClient(settings.case_url, audience="case", signer=signer)
    cases = Cases(case_service)
    passwords = Passwords(settings.pepper, threads=settings.hashing_threads)
    subjects = Subjects(settings.pepper)
    rules = PasswordRules(FLOORS[settings.password_profile], common_passwords())
    apis = (
        SignInApi(database, passwords=passwords, subjects=subjects),
        SessionApi(database),
        PasswordApi(
            database, passwords=passwords, subjects=subjects, rules=rules, cases=cases
        ),
        AccountApi(database, passwords=passwords, subjects=subjects),
        ConfirmationApi(
            database, passwords=passwords, subjects=subjects, signer=signer
        ),
    )
    return Service(
        NAME,
        settings=settings,
        database=database,
        subscriptions=SUBSCRIPTIONS,
        jobs=identity_jobs(database, cases),
        routers=[api.routes() for api in apis],
        resources=[passwords, aclosing(case_service)],
    )


def open_database(settings: Settings) -> Database:
    """Give the service's database with the keys that seal people's names."""
    vault = (
        Vault(settings.key_encryption_key, service=NAME)
        if settings.key_encryption_key
        else None
    )
    return Database(
        settings.database_url, service=NAME, vault=vault, pool=settings.database_pool
    )
