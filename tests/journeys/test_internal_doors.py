"""Is every door between the services shut to whom it is not meant for?"""

import re

import asyncpg
import httpx
import pytest

from chassis.tokens import TokenSigner
from stack.home import Home
from stack.postgres import SCHEMAS
from tests.support.apart import apart
from tests.support.covers import covers
from tests.support.described import described_by
from tests.support.token_keys import private_key

SERVICES = ("identity", "case", "documents", "notifications", "nipr-adapter")
ANY_ID = "0198c0de-0000-7000-8000-000000000000"
OUTSIDE = {"/health/live", "/health/ready", "/metrics"}


@pytest.fixture(scope="module", params=SERVICES)
def service(request) -> str:
    return request.param


@pytest.fixture
def door(stack: Home, service):
    with httpx.Client(
        base_url=f"http://127.0.0.1:{stack.port(service)}", timeout=60
    ) as client:
        yield client


@pytest.fixture(scope="module")
def routes(stack, service):
    """Every method and address that the service has, with an id filled in."""
    described = described_by(service, stack).openapi()["paths"]
    return [
        (method.upper(), re.sub(r"{.*?}", ANY_ID, path))
        for path, methods in described.items()
        for method in methods
    ]


def token(stack, signer, *, audience, purpose="curiosity"):
    """A genuine token of one service, made for nothing that anybody may do."""
    key = private_key(stack.keys / "tokens" / "private", signer)
    signed = TokenSigner(signer, key).for_service(audience, purpose=purpose)
    return {"Authorization": f"Bearer {signed}"}


@covers("OPS-3")
def test_every_route_answers_401_without_a_token(door, service, routes):
    answers = {
        (method, address): door.request(method, address).status_code
        for method, address in routes
    }
    assert set(answers.values()) <= {401}, answers
    assert bool(answers) == (service != "notifications")


@covers("OPS-3")
def test_health_and_metrics_are_all_that_answers_without_a_token(door):
    for address in OUTSIDE:
        assert door.get(address).status_code == 200
    assert door.get("/docs").status_code == 404
    assert door.get("/nothing").status_code == 404


@covers("OPS-3")
def test_every_route_answers_403_to_a_service_that_it_is_not_for(
    stack, door, service, routes
):
    stranger = "notifications" if service == "nipr-adapter" else "nipr-adapter"
    headers = token(stack, stranger, audience=service)
    answers = {
        (method, address): door.request(method, address, headers=headers).status_code
        for method, address in routes
    }
    assert set(answers.values()) <= {403}, answers


@covers("OPS-3")
def test_a_token_for_another_service_or_of_an_unknown_one_opens_nothing(
    stack, door, service, routes
):
    other = next(name for name in SERVICES if name != service)
    misdirected = token(stack, "gateway", audience=other)
    borrowed = private_key(stack.keys / "tokens" / "private", "gateway")
    unknown = TokenSigner("payroll", borrowed).for_service(service, purpose="x")
    pretended = TokenSigner(other, borrowed).for_service(service, purpose="x")
    for headers in (
        misdirected,
        {"Authorization": f"Bearer {unknown}"},
        {"Authorization": f"Bearer {pretended}"},
        {"Authorization": "Bearer"},
        {"Authorization": "Basic Z2F0ZXdheTpnYXRld2F5"},
    ):
        for method, address in routes:
            answer = door.request(method, address, headers=headers)
            assert answer.status_code == 401, (method, address)


@covers("OPS-1")
@pytest.mark.parametrize("role", ["app", "migrator"])
@pytest.mark.parametrize("schema", SCHEMAS)
def test_no_role_reads_or_writes_another_services_tables(stack, schema, role):
    opened = apart(doors_opened(stack, f"{schema}_{role}", own=schema))
    assert opened == []


async def doors_opened(stack, role, *, own):
    """Try every table of every other schema as one role; gives what was let through."""
    url = stack.secret(f"database/{role}.url")
    connection = await asyncpg.connect(url, timeout=30)
    try:
        tables = await connection.fetch(
            "select n.nspname as schema, c.relname as name"
            " from pg_class as c join pg_namespace as n on n.oid = c.relnamespace"
            " where n.nspname = any($1) and n.nspname <> $2 and c.relkind = 'r'",
            list(SCHEMAS),
            own,
        )
        assert len({table["schema"] for table in tables}) == len(SCHEMAS) - 1
        attempts = [
            attempt.format(**table)
            for table in tables
            for attempt in (
                "select * from {schema}.{name}",
                "delete from {schema}.{name}",
            )
        ]
        return [wish for wish in attempts if await is_let_in(connection, wish)]
    finally:
        await connection.close()


async def is_let_in(connection, statement):
    attempt = connection.transaction()
    await attempt.start()
    try:
        await connection.execute(statement)
    except asyncpg.InsufficientPrivilegeError:
        return False
    else:
        return True
    finally:
        await attempt.rollback()
