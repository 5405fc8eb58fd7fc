"""The identity service on a real Postgres; the case service is answered by the test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from chassis.database import Database
from chassis.sealing import Vault
from identity_service.clients.passwords import Passwords
from stack.keys import keyset
from tests.support.identity_desk import PEPPER, IdentityDesk
from tests.support.moved_clock import MovedClock
from tests.support.scratch_database import scratch_database
from tests.support.token_keys import make_token_keys

# Accounts take their sessions and temporary passwords along.
_EMPTIED = ("accounts", "account_wishes", "throttles", "data_keys", "outbox")


@pytest.fixture(scope="session")
def identity_url(postgres_url: str) -> Iterator[SecretStr]:
    """Address of an empty, migrated schema."""
    with scratch_database(
        postgres_url, schema="identity", package="identity_service"
    ) as url:
        yield url


@pytest.fixture(scope="session")
def token_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys of all services."""
    folder = tmp_path_factory.mktemp("tokens")
    make_token_keys(folder)
    return folder


@pytest.fixture(scope="session")
def encryption_key() -> SecretStr:
    """What wraps the data keys."""
    return SecretStr(keyset())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovedClock:
    """The clock that transactions read; tokens keep to the real one."""
    clock = MovedClock()
    monkeypatch.setattr("chassis.database.clock", clock)
    return clock


@pytest.fixture
async def database(
    identity_url: SecretStr, encryption_key: SecretStr
) -> AsyncIterator[Database]:
    """The open database of the service."""
    vault = Vault(encryption_key, service="identity")
    async with Database(identity_url, service="identity", vault=vault) as database:
        async with database.transaction() as tx:
            for table in _EMPTIED:
                await tx.execute(f"delete from {table}")  # noqa: S608 (ours)
        yield database


@pytest.fixture
async def desk(
    database: Database, clock: MovedClock, token_keys: Path
) -> AsyncIterator[IdentityDesk]:
    """The identity service."""
    async with Passwords(PEPPER, threads=2) as passwords:
        desk = IdentityDesk(database, passwords=passwords, clock=clock, keys=token_keys)
        yield desk
        await desk.http.aclose()
