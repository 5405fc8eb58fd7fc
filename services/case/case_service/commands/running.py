"""Recognizing who types a command, and doing it."""

import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import SecretStr

from case_service.app import identity_client, open_database
from case_service.clients.identity import IdentityClient
from case_service.domain.retention import Periods
from case_service.domain.screening import BadValue, Kind, is_barrable
from case_service.domain.staff import Operator
from case_service.settings import PREFIX, Settings
from case_service.store.digests import Digests
from chassis.calls import Forbidden, Unavailable
from chassis.command import process_settings
from chassis.refusal import NotFound, Refused
from chassis.transaction import Transaction
from contracts.api.identity import ConfirmStaff

T = TypeVar("T")


def operator(login: str, domain: str) -> Operator:
    """Have the identity service say who this is. Ends the process if it does not."""
    typed = ConfirmStaff(login_name=login, password=_password(), domain=domain)

    async def ask() -> Operator:
        async with identity_client(_settings()) as client:
            return await IdentityClient(client).operator(typed)

    return _run(ask)


def _password() -> SecretStr:
    if sys.stdin.isatty():
        return SecretStr(getpass.getpass())
    return SecretStr(sys.stdin.readline().rstrip("\n"))


def typed_value(name: str) -> str:
    """Read what must not stand on a command line."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{name.upper()}: ")
    return sys.stdin.readline().strip()


def checked_value(kind: Kind) -> str:
    """Read what is to be put on the do-not-contract list. Ends the process if none."""
    text = typed_value(kind)
    if not is_barrable(kind, text):
        raise SystemExit(str(BadValue(kind)))
    return text


def digest_of(kind: Kind, text: str, *, tenant: str) -> bytes:
    """Give the keyed hash under which the do-not-contract list has a value."""

    async def inside() -> bytes:
        async with Digests(_settings().blind_index_key) as digests:
            return await digests.listed(kind, text, tenant=tenant)

    return _run(inside)


def done(act: Callable[[Transaction], Awaitable[T]]) -> T:
    """Do one thing in a transaction."""

    async def inside() -> T:
        async with open_database(_settings()) as database, database.transaction() as tx:
            return await act(tx)

    return _run(inside)


def _run(work: Callable[[], Awaitable[T]]) -> T:
    """Do it; what is refused is a sentence and a failed exit."""

    async def inside() -> T:
        return await work()

    try:
        return asyncio.run(inside())
    except (Refused, NotFound) as refusal:
        raise SystemExit(str(refusal)) from None
    except (Unavailable, Forbidden) as trouble:
        raise SystemExit(f"Nobody can say who you are: {trouble}.") from None


def periods() -> Periods:
    """Give how long cases are kept, as the service is set."""
    return _settings().periods


def _settings() -> Settings:
    return process_settings(Settings, prefix=PREFIX)
