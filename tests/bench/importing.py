"""A file of 10,000 invitations, from Check file to the last event sent.

The other services run as always, so they make accounts and plan mails meanwhile.
"""

import secrets
import time
from typing import Any

import asyncpg
import httpx

from contracts.ids import uuid7
from tests.bench.places import Case, as_admin
from tests.bench.report import Report, at_most
from tests.support.eventually import eventually

LINES = 10_000
LATEST = 60
PATIENCE = 300.0


async def measure(report: Report) -> None:
    """Check, confirm, and wait until Kafka has every event."""
    case, recruiter = Case(), uuid7()
    headers = case.headers("recruiter", recruiter)
    begun = time.perf_counter()
    checked = await _post(case, "/imports", headers, content=_file())
    to_preview = time.perf_counter() - begun
    assert checked["ready"] == LINES, checked
    connection = await as_admin()
    begun = time.perf_counter()
    await _post(case, f"/imports/{checked['import_id']}/confirmation", headers)
    to_cases = await _until(connection, _ALL_INVITED, begun)
    to_events = await _until(connection, _ALL_SAID, begun)
    # Lines that were given up would be fast.
    assert await connection.fetchval(_INVITED, recruiter) == LINES
    await connection.close()
    await case.http.aclose()
    report.tell(
        f"invite {LINES:,} from a file",
        f"preview {to_preview:.1f} s, cases {to_cases:.1f} s, events {to_events:.1f} s",
        at_most(LATEST, to_events, unit="s", of="to all events out"),
    )


_ALL_INVITED = "select not exists (select from cases.imports where state = 'running')"
_INVITED = "select count(*) from cases.cases where recruiter_id = $1"
_ALL_SAID = "select not exists (select from cases.outbox)"


def _file() -> bytes:
    run = secrets.token_hex(4)
    lines = (f"Pat,Sample,p{n}.{run}@example.com,IL;TX\n" for n in range(LINES))
    return ("first_name,last_name,email,states\n" + "".join(lines)).encode()


async def _post(
    case: Case, path: str, headers: dict[str, str], content: bytes = b""
) -> dict[str, Any]:
    sent = headers | {"idempotency-key": secrets.token_hex(8)}
    answer: httpx.Response = await case.http.post(path, content=content, headers=sent)
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


async def _until(
    connection: "asyncpg.Connection[asyncpg.Record]", question: str, begun: float
) -> float:
    async def is_so() -> bool:
        return bool(await connection.fetchval(question))

    await eventually(is_so, within=PATIENCE)
    return time.perf_counter() - begun
