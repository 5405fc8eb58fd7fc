"""The case service on a real Postgres; the nipr-adapter is answered by the test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from stack.keys import keyset
from tests.support.case_desk import Person, settings
from tests.support.case_story import OnboardingDesk, open_desk
from tests.support.moved_clock import MovedClock
from tests.support.scratch_database import scratch_database
from tests.support.token_keys import make_token_keys

# Sealed with one keyset, as one installation does.
KEYSET = keyset()


@pytest.fixture(scope="session")
def case_url(postgres_url: str) -> Iterator[SecretStr]:
    """Address of an empty, migrated schema."""
    with scratch_database(postgres_url, schema="cases", package="case_service") as url:
        yield url


@pytest.fixture(scope="session")
def token_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys of all services."""
    folder = tmp_path_factory.mktemp("tokens")
    make_token_keys(folder)
    return folder


@pytest.fixture
async def desk(case_url: SecretStr, token_keys: Path) -> AsyncIterator[OnboardingDesk]:
    """The case service."""
    chosen = settings(case_url, keys=token_keys, keyset=KEYSET)
    async with open_desk(chosen, keys=token_keys) as desk:
        yield desk


@pytest.fixture
async def checking(
    case_url: SecretStr, token_keys: Path
) -> AsyncIterator[OnboardingDesk]:
    """The case service whose operator has switched background checks on."""
    chosen = settings(
        case_url, keys=token_keys, keyset=KEYSET, background_check="simulated"
    )
    async with open_desk(chosen, keys=token_keys) as desk:
        await desk.run("delete from background_checks")
        yield desk


@pytest.fixture
def tenant() -> str:
    """A tenant that holds nothing else."""
    return f"T{Person('reviewer').account_id.hex[-12:]}".upper()


@pytest.fixture
def reviewer() -> Person:
    """A reviewer."""
    return Person("reviewer")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovedClock:
    """The clock of every transaction; tokens keep the real one, which checks them."""
    moved = MovedClock()
    monkeypatch.setattr("chassis.database.clock", moved)
    return moved


@pytest.fixture(params=["few", "many"])
def few_or_many(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name counts as one that few have, or as one that very many have."""
    if request.param == "many":
        monkeypatch.setattr("case_service.store.names.COMMON", 1)


@pytest.fixture
def page_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page shows one case, so that those behind it need not be readable."""
    monkeypatch.setattr("case_service.use_cases.read_queue.PAGE", 1)
    monkeypatch.setattr("case_service.use_cases.list_cases.PAGE", 1)
