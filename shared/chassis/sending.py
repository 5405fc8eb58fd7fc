"""Handing outbox rows to Kafka, with a deadline for everything."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import asyncpg
import orjson
from aiokafka import AIOKafkaProducer
from aiokafka.errors import MessageSizeTooLargeError

SEND_SECONDS = 10.0
_STOP_SECONDS = 3.0
_BATCH_BYTES = 262_144


@dataclass(slots=True)
class Sent:
    """What became of rows: each key's acknowledged prefix, and what cannot be sent."""

    acked: list[int] = field(default_factory=list)
    too_large: list[int] = field(default_factory=list)
    is_complete: bool = True


@asynccontextmanager
async def producing(kafka: str) -> AsyncIterator[AIOKafkaProducer]:
    """Run a producer that keeps order and doubles nothing by itself."""
    producer = AIOKafkaProducer(
        bootstrap_servers=kafka,
        enable_idempotence=True,
        request_timeout_ms=10_000,
        max_batch_size=_BATCH_BYTES,
    )
    try:
        async with asyncio.timeout(SEND_SECONDS):
            await producer.start()
        yield producer
    finally:
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await producer.stop()
        except TimeoutError:
            # An idempotent producer waits without end for a broker that is away; its
            # sender would live on and say old rows again beside the next producer.
            await producer._sender.close()
            await producer.client.close()


async def send(producer: AIOKafkaProducer, rows: Iterable[asyncpg.Record]) -> Sent:
    """Send rows in their order. Raises TimeoutError when Kafka does not answer."""
    sent = Sent()
    begun = []
    async with asyncio.timeout(SEND_SECONDS):
        for row in rows:
            try:
                begun.append((row, await _begin(producer, row)))
            except MessageSizeTooLargeError:
                sent.too_large.append(row["id"])
        outcomes = await asyncio.gather(
            *(future for _, future in begun), return_exceptions=True
        )
    failed_keys = set()
    for (row, _), outcome in zip(begun, outcomes, strict=True):
        if _is_too_large(row, outcome):
            sent.too_large.append(row["id"])
        elif isinstance(outcome, BaseException):
            failed_keys.add(row["key"])
        elif row["key"] not in failed_keys:
            sent.acked.append(row["id"])
    sent.is_complete = not failed_keys
    return sent


def _is_too_large(row: asyncpg.Record, outcome: object) -> bool:
    # Kafka refuses a batch as a whole; only such a record is a batch of its own.
    is_alone = len(row["payload"]) > _BATCH_BYTES
    return is_alone and isinstance(outcome, MessageSizeTooLargeError)


async def _begin(
    producer: AIOKafkaProducer, row: asyncpg.Record
) -> "asyncio.Future[object]":
    headers = [
        (name, value.encode()) for name, value in orjson.loads(row["headers"]).items()
    ]
    future: asyncio.Future[object] = await producer.send(
        row["topic"], row["payload"], key=str(row["key"]).encode(), headers=headers
    )
    return future
