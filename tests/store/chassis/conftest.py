"""The little service on a schema, a topic and a consumer group of its own."""

import secrets
from collections.abc import AsyncIterator, Iterator

import pytest
from pydantic import SecretStr

from chassis.database import Database
from chassis.sealing import Vault
from chassis.telemetry import configure_telemetry
from stack.keys import keyset
from tests.support.kafka_topics import Topic, own_topic
from tests.support.little_service.service import LittleService
from tests.support.scratch_database import scratch_database


@pytest.fixture(scope="session", autouse=True)
def _traced() -> None:
    configure_telemetry("little", endpoint=None)


@pytest.fixture(scope="session")
def little_url(postgres_url: str) -> Iterator[SecretStr]:
    """Address of a migrated schema, as the running service connects to it."""
    with scratch_database(
        postgres_url, schema="little", package="tests.support.little_service"
    ) as url:
        yield url


@pytest.fixture
async def database(little_url: SecretStr) -> AsyncIterator[Database]:
    """The open database of a service whose name nobody else has."""
    name = f"little-{secrets.token_hex(4)}"
    vault = Vault(SecretStr(keyset()), service=name)
    async with Database(little_url, service=name, vault=vault) as database:
        await database.pool.execute(
            "delete from outbox; delete from outbox_dead; delete from effects"
        )
        yield database


@pytest.fixture
async def topic(database: Database, kafka_bootstrap: str) -> AsyncIterator[Topic]:
    """A topic that only this test uses."""
    async with own_topic(kafka_bootstrap, service=database.service) as topic:
        yield topic


@pytest.fixture
def service(database: Database, topic: Topic) -> LittleService:
    """The little service, not yet listening."""
    return LittleService(database, topic.kafka, topic.name)
