"""The documents service on a real Postgres and a real object store."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from chassis.database import Database
from chassis.objects import ObjectStore
from chassis.sealing import Vault
from documents_service.clients.archive import Archive
from documents_service.clients.inspection import Inspector
from documents_service.clients.press import Press
from documents_service.clients.signing import Signer
from documents_service.clients.typesetting import Typesetter
from documents_service.clients.visitors import Visitors
from documents_service.clients.workshop import Workshop
from stack.keys import keyset
from tests.support.document_builders import an_authority
from tests.support.documents_desk import DocumentsDesk
from tests.support.neighbors_of_documents import CaseDouble, case_service
from tests.support.objects import Store
from tests.support.scratch_database import scratch_database
from tests.support.token_keys import make_token_keys


@pytest.fixture(scope="session")
def documents_url(postgres_url: str) -> Iterator[SecretStr]:
    """Address of a migrated schema."""
    with scratch_database(
        postgres_url, schema="documents", package="documents_service"
    ) as url:
        yield url


@pytest.fixture(scope="session")
def token_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys of all services."""
    folder = tmp_path_factory.mktemp("tokens")
    make_token_keys(folder)
    return folder


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, bytes]:
    """The signer's key, its chain, and the root."""
    return an_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def root(authority: tuple[bytes, bytes, bytes]) -> bytes:
    """The certificate that vouches for signatures."""
    return authority[2]


@pytest.fixture(scope="session")
def press_parts(authority: tuple[bytes, bytes, bytes]) -> tuple[Typesetter, Signer]:
    """A typesetter and a signer, made once: their compilers are kept warm."""
    key, chain, _ = authority
    typesetter = Typesetter()
    return typesetter, Signer(key=key, certificates=chain, typesetter=typesetter)


@pytest.fixture(scope="session")
def vault() -> Vault:
    """What wraps the cases' keys."""
    return Vault(SecretStr(keyset()), service="documents")


@pytest.fixture
async def database(documents_url: SecretStr, vault: Vault) -> AsyncIterator[Database]:
    """The open database of the service."""
    async with Database(documents_url, service="documents", vault=vault) as database:
        yield database


@pytest.fixture
async def desk(
    database: Database,
    s3: Store,
    press_parts: tuple[Typesetter, Signer],
    token_keys: Path,
) -> AsyncIterator[DocumentsDesk]:
    """The documents service, with a case of its own."""
    async with _opened(database, s3, press_parts, token_keys) as desk:
        yield desk


@pytest.fixture
def walks(
    documents_url: SecretStr,
    vault: Vault,
    s3: Store,
    press_parts: tuple[Typesetter, Signer],
    token_keys: Path,
) -> Iterator[tuple[asyncio.Runner, DocumentsDesk]]:
    """The same for many walks of one test, with the loop that they run on."""

    async def open_desk() -> DocumentsDesk:
        database = Database(documents_url, service="documents", vault=vault)
        return await opened.enter_async_context(
            _opened(
                await opened.enter_async_context(database), s3, press_parts, token_keys
            )
        )

    opened = AsyncExitStack()
    with asyncio.Runner() as runner:
        yield runner, runner.run(open_desk())
        runner.run(opened.aclose())


@asynccontextmanager
async def _opened(
    database: Database,
    s3: Store,
    press_parts: tuple[Typesetter, Signer],
    token_keys: Path,
) -> AsyncIterator[DocumentsDesk]:
    double = CaseDouble()
    typesetter, signer = press_parts
    async with (
        Press(typesetter=typesetter, signer=signer) as press,
        _bucket(s3, "uploads") as uploads,
        _bucket(s3, "packets") as packets,
    ):
        workshop = Workshop(
            database=database,
            cases=case_service(double, token_keys),
            press=press,
            inspector=Inspector(),
            uploads=Archive(uploads),
            packets=Archive(packets, reads_back=True),
            visitors=Visitors(SecretStr("a key of tests")),
            sign_again="all",
            retention=timedelta(days=1),
        )
        desk = DocumentsDesk(workshop, double, token_keys)
        yield desk
        await desk.http.aclose()


def _bucket(s3: Store, bucket: str) -> ObjectStore:
    access, secret = s3.keys("documents")
    return ObjectStore(
        s3.endpoint,
        access_key=SecretStr(access),
        secret_key=SecretStr(secret),
        bucket=bucket,
    )
