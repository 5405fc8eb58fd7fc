"""Does every named statement fit the schema that the migrations make?"""

import asyncio

import asyncpg
import pytest

from tests.architecture.broken import Broken
from tests.architecture.sql import Statement, statements
from tests.architecture.system import processes
from tests.architecture.tree import HERE
from tests.support.scratch_database import scratch_database

SCHEMAS = {
    service.package: process.schema
    for service in HERE.services()
    for process in processes(HERE)
    if process.name == service.folder and process.schema
}
OF_THE_CHASSIS = "shared/chassis/"


def of_package(package: str) -> list[Statement]:
    """The statements that run in a service's schema, the chassis's among them."""
    return [
        statement
        for statement in statements(HERE)
        if statement.kind == "name"
        and (
            f"/{package}/" in statement.source.name
            or statement.source.name.startswith(OF_THE_CHASSIS)
        )
    ]


async def complaints(address: str, found: list[Statement]) -> list[str]:
    """Prepare each statement and give those that the database refuses."""
    connection = await asyncpg.connect(address)
    refused = []
    for statement in found:
        try:
            await connection.prepare(statement.whole)
        except asyncpg.PostgresError as error:
            refused.append(f"{statement.place}: {error}")
    await connection.close()
    return refused


@pytest.mark.parametrize(("package", "schema"), SCHEMAS.items(), ids=SCHEMAS.values())
def test_every_statement_prepares(postgres_url, package, schema):
    with scratch_database(postgres_url, schema=schema, package=package) as url:
        refused = asyncio.run(complaints(url.get_secret_value(), of_package(package)))
    assert refused == []


def test_a_statement_that_does_not_fit_is_seen(postgres_url, tmp_path):
    name = "services/nipr-adapter/nipr_adapter/store/wrong.sql"
    tree = Broken.copy_of("services/nipr-adapter", to=tmp_path / "tree").write(
        name,
        "-- part: nothing\nselect nothing\n\n-- name: wrong\n:nothing\nfrom calls;\n",
    )
    (wrong,) = [
        statement
        for statement in statements(tree)
        if (statement.source.name, statement.name) == (name, "wrong")
    ]
    with scratch_database(postgres_url, schema="nipr", package="nipr_adapter") as url:
        (complaint,) = asyncio.run(complaints(url.get_secret_value(), [wrong]))
    assert 'column "nothing" does not exist' in complaint
