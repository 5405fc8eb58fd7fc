"""What services keep of a case, with every seal opened."""

from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

import asyncpg
from pydantic import SecretStr

from chassis.sealing import Seal, SealBroken, Vault
from stack import store
from stack.home import Home
from tests.support.canary import Place
from tests.support.case_record import SCHEMAS, CaseRecord

# Where the column does not give the name of what it was sealed for.
_PLACES = {"authorizations.given_from": "authorizations.from"}

_DIGEST_BYTES = 32

_TABLES = """
select t.relname::text as name
from pg_class as t
inner join pg_attribute as a on a.attrelid = t.oid and a.attname = $2
where t.relnamespace = $1::regnamespace and t.relkind = 'r'
"""


async def unsealed(home: Home, service: str, key: str) -> list[Place]:
    """Read every sealed column of a case's rows in one service."""
    record = CaseRecord(home, key)
    case_id, seal = await record.id(), await _seal(record, home, service)
    schema = SCHEMAS[service]
    places: list[Place] = []
    for table, column in await _tables(record, schema):
        rows = await record.rows(
            f"select * from {schema}.{table} where {column} = $1",  # noqa: S608 (names of the catalogue)
            case_id,
        )
        for row in rows:
            places += _opened(table, row, seal)
    return places


async def raw_report(home: Home, key: str) -> bytes:
    """Give the document that NIPR sent, as the adapter keeps it."""
    record = CaseRecord(home, key)
    (row,) = await record.rows(
        "select raw, object_name from nipr.reports where case_id = $1",
        await record.id(),
    )
    sealed = row["raw"]
    if sealed is None:
        bucket = store.client(home)
        sealed = bucket.get_object("pdb-reports", row["object_name"]).read()
    seal = await _seal(record, home, "nipr-adapter")
    return seal.open(sealed, place="reports.raw")


async def _tables(record: CaseRecord, schema: str) -> list[tuple[str, str]]:
    return [
        (row["name"], column)
        for column in ("case_id", "id")
        for row in await record.rows(_TABLES, schema, column)
        if column == "case_id" or row["name"] == "cases"
    ]


async def _seal(record: CaseRecord, home: Home, service: str) -> Seal:
    case_id: UUID = await record.id()
    wrapped = await record.value(
        f"select wrapped from {SCHEMAS[service]}.data_keys where case_id = $1",  # noqa: S608 (a name of ours)
        case_id,
    )
    keyset = SecretStr(home.secret(f"keysets/{service}.json"))
    return Vault(keyset, service=service).seal(case_id, wrapped)


def _opened(table: str, row: asyncpg.Record, seal: Seal) -> Iterator[Place]:
    """Open what is sealed in a row; what no place fits must be a digest or a key."""
    for column, value in row.items():
        if not isinstance(value, bytes) or table == "data_keys":
            continue
        where = f"{table}.{column}"
        plain = _tried(where, row, value, seal)
        if plain is None and len(value) > _DIGEST_BYTES:
            raise SealBroken(where)
        yield where, plain or value


def _tried(where: str, row: asyncpg.Record, value: bytes, seal: Seal) -> bytes | None:
    table, _, _ = where.partition(".")
    words = {f"{table}.{one}" for one in row.values() if isinstance(one, str)}
    numbers = {one for one in row.values() if isinstance(one, int)}
    for place in (_PLACES.get(where, where), *words):
        for version in (0, *numbers):
            with suppress(SealBroken):
                return seal.open(value, place=place, version=version)
    return None
