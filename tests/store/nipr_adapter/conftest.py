"""The adapter on a real Postgres, with a running simulator to call."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from chassis import clock as chassis_clock
from chassis.database import Database
from chassis.sealing import Vault
from stack.keys import keyset
from tests.support.moved_clock import MovedClock
from tests.support.nipr import Nipr, running_nipr
from tests.support.nipr_desk import NiprDesk
from tests.support.scratch_database import scratch_database
from tests.support.token_keys import make_token_keys

VAULT = Vault(SecretStr(keyset()), service="nipr-adapter")

EMPTY = """
delete from ledger;
delete from reports;
delete from hit_lists;
delete from calls;
delete from outbox;
update queue set paused_at = null, cap_reached_in = null;
"""


@pytest.fixture
async def nipr(tmp_path: Path) -> AsyncIterator[Nipr]:
    """A simulator with nothing billed yet."""
    async with running_nipr(tmp_path) as simulator:
        yield simulator


@pytest.fixture(scope="session")
def nipr_url(postgres_url: str) -> Iterator[SecretStr]:
    """Address of a migrated schema."""
    with scratch_database(postgres_url, schema="nipr", package="nipr_adapter") as url:
        yield url


@pytest.fixture(scope="session")
def token_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys of all services."""
    folder = tmp_path_factory.mktemp("tokens")
    make_token_keys(folder)
    return folder


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovedClock:
    """The clock that the adapter reads."""
    clock = MovedClock()
    monkeypatch.setattr(chassis_clock, "now", clock.now)
    return clock


@pytest.fixture
async def database(nipr_url: SecretStr) -> AsyncIterator[Database]:
    """The adapter's database, empty: the spending of one test is not another's."""
    async with Database(nipr_url, service="nipr-adapter", vault=VAULT) as database:
        await database.pool.execute(EMPTY)
        yield database


@pytest.fixture
def desk(
    database: Database, nipr: Nipr, clock: MovedClock, token_keys: Path
) -> NiprDesk:
    """The adapter."""
    return NiprDesk(database, nipr, clock=clock, keys=token_keys)
