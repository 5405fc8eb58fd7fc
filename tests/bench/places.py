"""The system that is measured: a run of its own, apart from a developer's."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import asyncpg
import httpx
from pydantic import SecretStr

from chassis.tokens import Caller, TokenSigner
from stack.bring_down import bring_down
from stack.bring_up import bring_up
from stack.diagram import program
from stack.home import ROOT, Home
from stack.postgres import admin_url
from stack.services import environment_of

HOME = Home(ROOT / ".local" / "bench", 4000)
KAFKA = HOME.address("kafka")


@contextmanager
def running() -> Iterator[None]:
    """Have the system running; it is stopped afterwards."""
    bring_up(HOME)
    try:
        yield
    finally:
        bring_down(HOME)


@contextmanager
def case_api() -> Iterator[int]:
    """Have the case service answer by HTTP alone: no relay, no listener, no job.

    Gives the number of its process.
    """
    case = program("case", home=HOME)
    command = [*case.command[:-1], "api"]
    with subprocess.Popen(  # noqa: S603 (our own service)
        command,
        env=environment_of(case, home=HOME),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process.pid
        finally:
            process.terminate()


async def as_admin() -> "asyncpg.Connection[asyncpg.Record]":
    """Connect as the administrator of the run's database."""
    return await asyncpg.connect(admin_url(HOME))


def as_service(schema: str) -> SecretStr:
    """Give the address by which a service reaches its schema."""
    return SecretStr(HOME.secret(f"database/{schema}_app.url"))


class Case:
    """The case service as the gateway calls it."""

    def __init__(self) -> None:
        """Sign as the gateway of the run."""
        key = SecretStr(HOME.secret("tokens/private/gateway.pem"))
        self._signer = TokenSigner("gateway", key)
        self.http = httpx.AsyncClient(
            base_url=f"http://{HOME.address('case')}", timeout=30
        )

    def headers(self, role: str, account_id: UUID) -> dict[str, str]:
        """Give the headers of a call for somebody who is signed in."""
        user = Caller(
            "gateway",
            account_id=account_id,
            roles=frozenset({role}),
            tenant="HCSC",
        )
        return {"authorization": f"Bearer {self._signer.for_user('case', user)}"}
