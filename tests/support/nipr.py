"""The NIPR simulator as a server of its own, for tests that call it over HTTP."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr

from nipr_adapter.clients.credentials import Credentials
from nipr_adapter.clients.nipr import Connection
from nipr_simulator.app import build
from nipr_simulator.settings import Settings
from tests.support.serving import serving

USER, PASSWORD = "hcsc", "a password for the simulator"


@dataclass(frozen=True, slots=True)
class Nipr:
    """A running simulator: where it is, and its control URL."""

    url: str
    credentials: Credentials
    control: httpx.AsyncClient

    def connection(self, **changes: Any) -> Connection:
        """Say how the adapter reaches it.

        Patiently: where others keep the machine busy, also a server that is near may
        take seconds. Who tests that an answer comes too late says what is too late.
        """
        known = {"connect_seconds": 30.0, "answer_seconds": 30.0, **changes}
        return Connection(**{"url": self.url, "credentials": self.credentials, **known})

    async def bill(self) -> int:
        """Count what NIPR would have billed."""
        return int((await self.control.get("/control/bill")).json()["total"])

    async def calls(self) -> list[dict[str, Any]]:
        """List the calls that arrived."""
        calls: list[dict[str, Any]] = (await self.control.get("/control/calls")).json()
        return calls

    async def outage(self, state: str) -> None:
        """Let all report calls fail ("on"), or end that ("off")."""
        await self.control.post("/control/outage", json={"on": state == "on"})

    async def heal(self, number: int) -> None:
        """Let somebody's reports come whole from now on."""
        await self._let_fail(number, fault=None)

    async def lose(self, number: int) -> None:
        """Let somebody's reports come too late from now on."""
        await self._let_fail(number, fault="slow")

    async def _let_fail(self, number: int, *, fault: str | None) -> None:
        changed = {"like": number, "number": number, "fault": fault}
        answer = await self.control.post("/control/people", json=changed)
        answer.raise_for_status()

    def change_password(self, password: str, *, at: datetime | None = None) -> None:
        """Replace the adapter's password, now or at a time to come."""
        file = self.credentials.folder / "password"
        file.write_text(password)
        if at is not None:
            os.utime(file, (at.timestamp(), at.timestamp()))


@asynccontextmanager
async def running_nipr(
    folder: Path, *, slow_seconds: float = 2.0
) -> AsyncIterator[Nipr]:
    """Run a simulator on a free port until the block ends."""
    (folder / "user").write_text(USER)
    (folder / "password").write_text(PASSWORD)
    settings = Settings(
        user=USER, password=SecretStr(PASSWORD), slow_seconds=slow_seconds
    )
    async with (
        serving(build(settings)) as url,
        httpx.AsyncClient(base_url=url, trust_env=False) as control,
    ):
        yield Nipr(url, Credentials(folder), control)
