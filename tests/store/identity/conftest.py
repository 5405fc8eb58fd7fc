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


@pytest.fixture(scope="session")
def closed_desk(
    identity_url: SecretStr, encryption_key: SecretStr, token_keys: Path
) -> IdentityDesk:
    """The service, put together once: that takes longer than most tests."""
    vault = Vault(encryption_key, service="identity")
    return IdentityDesk(
        Database(identity_url, service="identity", vault=vault),
        passwords=Passwords(PEPPER, threads=2),
        clock=MovedClock(),
        keys=token_keys,
    )


@pytest.fixture
async def database(closed_desk: IdentityDesk) -> AsyncIterator[Database]:
    """The open database of the service."""
    async with closed_desk.database as database:
        async with database.transaction() as tx:
            for table in _EMPTIED:
                await tx.execute(f"delete from {table}")  # noqa: S608 (ours)
        yield database


@pytest.fixture
async def desk(
    closed_desk: IdentityDesk, database: Database, clock: MovedClock
) -> AsyncIterator[IdentityDesk]:
    """The identity service, with no account."""
    closed_desk.begin(clock)
    async with closed_desk.passwords:
        yield closed_desk
        await closed_desk.http.aclose()
