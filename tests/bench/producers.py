"""Producers who are past the first screen, made through the running services."""

import asyncio
import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from contracts.ids import uuid7
from nipr_simulator.people import shipped_people
from tests.bench.places import Case, as_admin
from tests.support.eventually import eventually

WITHIN = 60.0
SAMPLE = 30


@dataclass(frozen=True)
class Producer:
    """Somebody who fills in the tabs of a case."""

    key: str
    account_id: UUID


async def producers(case: Case, *, count: int) -> list[Producer]:
    """Bring some producers past the first screen."""
    return [*await asyncio.gather(*(_producer(case) for _ in range(count)))]


async def _producer(case: Case) -> Producer:
    person = next(one for one in shipped_people() if one.number == SAMPLE)
    mailbox = f"pat.{secrets.token_hex(6)}@example.com"
    wish = {"first_name": "Pat", "last_name": "Sample", "email": mailbox}
    made = await _post(case, "recruiter", uuid7(), "/cases", wish | {"states": ["TX"]})
    owner = await eventually(_owner, made["case_id"], within=WITHIN)
    producer = Producer(made["key"], owner)
    start = f"/cases/{producer.key}/start"
    ssn = {"ssn": person.ssn, "ssn_again": person.ssn}
    await _post(case, "producer", owner, f"{start}/ssn", ssn)
    shown = await eventually(_in_state, case, producer, "found", within=WITHIN)
    agreed = {
        "agreed": True,
        "lookup_id": shown["lookup_id"],
        "text_version": shown["authorization_text_version"],
        "address": "203.0.113.9",
        "user_agent": "a bench",
    }
    await _post(case, "producer", owner, f"{start}/authorization", agreed)
    await eventually(_in_state, case, producer, "ready", within=WITHIN)
    return producer


async def _post(
    case: Case, role: str, account_id: UUID, path: str, body: dict[str, Any]
) -> dict[str, Any]:
    headers = case.headers(role, account_id)
    headers["idempotency-key"] = secrets.token_hex(8)
    answer = await case.http.post(path, json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


async def _owner(case_id: str) -> UUID:
    connection = await as_admin()
    try:
        owner: UUID | None = await connection.fetchval(
            "select producer_id from cases.cases where id = $1", UUID(case_id)
        )
    finally:
        await connection.close()
    assert owner is not None, "the case has no account yet"
    return owner


async def _in_state(case: Case, producer: Producer, state: str) -> dict[str, Any]:
    headers = case.headers("producer", producer.account_id)
    answer = await case.http.get(f"/cases/{producer.key}/start", headers=headers)
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    assert shown["state"] == state, f"the first screen is {shown['state']}"
    return shown
