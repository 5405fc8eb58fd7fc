"""The same statements by pgbench: what the database can do with nothing of ours."""

import asyncio
import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from stack import machine
from tests.bench.numbers import Times
from tests.bench.places import HOME

Statement = tuple[str, tuple[Any, ...]]
_PARAMETER = re.compile(r"\$(\d+)")
_TYPES: dict[type, str] = {
    bool: "boolean",
    int: "bigint",
    UUID: "uuid",
    datetime: "timestamptz",
    date: "date",
    bytes: "bytea",
}


async def replay(
    scripts: Sequence[str], *, url: str, seconds: float, every: float = 0.0
) -> Times:
    """Run each script over a connection of its own, again and again.

    `every` is the mean time between two of one script, in seconds.
    """
    paced = (f"--rate={1 / every}",) if every else ()
    with tempfile.TemporaryDirectory() as made:
        places = [Path(made) / f"{number}" for number in range(len(scripts))]
        for place, script in zip(places, scripts, strict=True):
            place.write_text(script)
        await asyncio.gather(*(_run(place, url, seconds, *paced) for place in places))
        return Times([*_seconds(Path(made))], took=seconds)


def _seconds(folder: Path) -> Iterator[float]:
    for log in folder.glob("*.log.*"):
        for line in log.read_text().splitlines():
            _client, _number, microseconds, *_ = line.split()
            yield int(microseconds) / 1_000_000


async def _run(place: Path, url: str, seconds: float, *paced: str) -> None:
    process = await asyncio.create_subprocess_exec(
        machine.postgres_places(HOME).binaries / "pgbench",
        *("--no-vacuum", "--protocol=prepared", "--client=1", "--log"),
        *(f"--time={seconds:.0f}", f"--file={place}", f"--log-prefix={place}.log"),
        *paced,
        url,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    assert process.returncode == 0, said.decode()


def script(statements: Sequence[Statement]) -> str:
    """Write statements as one transaction, each with the values that it had."""
    lines = (_with_values(sql, values) for sql, values in statements)
    return "\n".join(["begin;", *lines, "commit;", ""])


def _with_values(sql: str, values: tuple[Any, ...]) -> str:
    lines = (line.strip() for line in sql.splitlines())
    code = " ".join(line for line in lines if not line.startswith("--"))
    text = _PARAMETER.sub(lambda found: _literal(values[int(found[1]) - 1]), code)
    return text if text.endswith("\\gset") else text.rstrip("; ") + ";"


def _literal(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, Sql):
        return value
    if isinstance(value, bytes):
        return f"'\\x{value.hex()}'::bytea"
    if isinstance(value, list | tuple):
        items = ", ".join(map(_literal, value))
        return f"array[{items}]::{_type(next(iter(value), ''))}[]"
    # pgbench would take what follows a colon for a variable of its own.
    text = str(value).replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a")
    # A text is what its column makes of it: jsonb, an enumeration.
    return f"E'{text}'" if isinstance(value, str) else f"E'{text}'::{_type(value)}"


def _type(value: object) -> str:
    return next(
        (name for kind, name in _TYPES.items() if isinstance(value, kind)), "text"
    )


class Sql(str):
    """A piece of SQL that stands in the place of a value."""

    __slots__ = ()
