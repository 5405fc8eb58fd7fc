"""The queue as a browser's gateway gets it: from a process of the case service."""

import asyncio
import multiprocessing
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from pathlib import Path
from uuid import UUID

from aiohttp import ClientConnectionError, ClientSession
from pydantic import SecretStr

from case_service.app import build
from chassis.server import Server
from chassis.tokens import Caller, TokenSigner
from tests.bench.filling import REVIEWERS, TENANT
from tests.bench.whole import OneKey
from tests.support.case_desk import settings
from tests.support.eventually import eventually
from tests.support.free_port import free_port
from tests.support.token_keys import make_token_keys, private_key


@dataclass(frozen=True)
class Served:
    """A process of the case service, and a connection to it."""

    http: ClientSession
    keys: Path

    async def first_pages(self, rounds: int) -> AsyncIterator[partial]:
        """Ask for the first page of the queue as a reviewer sees it."""
        signer = TokenSigner("gateway", private_key(self.keys, "gateway"))
        user = Caller(
            "gateway",
            account_id=REVIEWERS[0],
            roles=frozenset({"reviewer"}),
            tenant=TENANT,
        )
        for _ in repeat(None, rounds):
            token = f"Bearer {signer.for_user('case', user)}"
            yield partial(self._get, "/review", token)

    async def _get(self, path: str, token: str) -> None:
        async with self.http.get(path, headers={"authorization": token}) as answer:
            await answer.read()
            assert answer.status == 200, answer.status


@asynccontextmanager
async def served(url: SecretStr, vault: OneKey) -> AsyncIterator[Served]:
    """Have a process of its own answer from this database."""
    port = free_port()
    with tempfile.TemporaryDirectory() as made:
        keys = Path(made) / "tokens"
        make_token_keys(keys)
        process = multiprocessing.get_context("spawn").Process(
            target=_serve,
            args=(url.get_secret_value(), vault.keyset, vault.model, keys, port),
        )
        process.start()
        try:
            async with ClientSession(f"http://127.0.0.1:{port}") as http:
                await eventually(partial(_answers, http), within=60)
                yield Served(http, keys)
        finally:
            process.terminate()
            await asyncio.to_thread(process.join)


async def _answers(http: ClientSession) -> bool:
    try:
        async with http.get("/health/ready") as answer:
            return answer.status == 200
    except ClientConnectionError:
        return False


def _serve(url: str, keyset: str, model: UUID, keys: Path, port: int) -> None:
    service = build(settings(SecretStr(url), keys=keys, keyset=keyset))
    # The copies are sealed with their model's key, which the service cannot know.
    service.database._vault = OneKey(SecretStr(keyset), model=model)
    Server(service.app, host="127.0.0.1", port=port).run_to_the_end()
