"""The notifications service on a real Postgres and a real SMTP dialogue."""

from collections.abc import AsyncIterator, Iterator

import pytest
from pydantic import SecretStr

from chassis.database import Database
from chassis.sealing import Vault
from stack.keys import keyset
from tests.support.moved_clock import MovedClock
from tests.support.post_office import PostOffice
from tests.support.scratch_database import scratch_database
from tests.support.smtp_server import ScriptedMailServer, scripted_mail_server
from tests.support.token_keys import make_token_keys, private_key

_EMPTIED = ("messages", "data_keys", "outbox")


@pytest.fixture(scope="session")
def notifications_url(postgres_url: str) -> Iterator[SecretStr]:
    """Address of an empty, migrated schema."""
    with scratch_database(
        postgres_url, schema="notifications", package="notifications_service"
    ) as url:
        yield url


@pytest.fixture(scope="session")
def signing_key(tmp_path_factory: pytest.TempPathFactory) -> SecretStr:
    """What the service signs its calls with."""
    folder = tmp_path_factory.mktemp("tokens")
    make_token_keys(folder)
    return private_key(folder, "notifications")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovedClock:
    """The clock that transactions read; tokens keep to the real one."""
    clock = MovedClock()
    monkeypatch.setattr("chassis.database.clock", clock)
    return clock


@pytest.fixture
async def database(notifications_url: SecretStr) -> AsyncIterator[Database]:
    """The open database of the service."""
    vault = Vault(SecretStr(keyset()), service="notifications")
    database = Database(notifications_url, service="notifications", vault=vault)
    async with database:
        async with database.transaction() as tx:
            for table in _EMPTIED:
                await tx.execute(f"delete from {table}")  # noqa: S608 (ours)
        yield database


@pytest.fixture
async def smtp() -> AsyncIterator[ScriptedMailServer]:
    """A mail server that can be told to misbehave."""
    async with scripted_mail_server() as server:
        yield server


@pytest.fixture
async def post(
    database: Database,
    clock: MovedClock,
    signing_key: SecretStr,
    smtp: ScriptedMailServer,
) -> PostOffice:
    """The notifications service."""
    return PostOffice(database, clock=clock, key=signing_key, smtp_port=smtp.port)
