"""What a running system remembers of one case: in every schema and every topic."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from stack import kafka, postgres
from stack.home import Home
from tests.support.kafka_topics import Topic

SCHEMAS: Mapping[str, str] = {
    "identity": "identity",
    "case": "cases",
    "documents": "documents",
    "notifications": "notifications",
    "nipr-adapter": "nipr",
}
_PUBLISHERS = {"nipr": "nipr-adapter"}


@dataclass(frozen=True, slots=True)
class Announced:
    """An event as it stands in a topic."""

    topic: str
    id: UUID
    name: str
    subject: str
    sequence: int

    @property
    def publisher(self) -> str:
        """The service that said it."""
        said_by = self.topic.split(".")[1]
        return _PUBLISHERS.get(said_by, said_by)


class CaseRecord:
    """Reads one case's traces as the administrator of everything."""

    def __init__(self, home: Home, key: str) -> None:
        """Name the case by the key that people know."""
        self._home = home
        self.key = key

    async def rows(self, statement: str, *values: object) -> list[asyncpg.Record]:
        """Ask the database."""
        connection = await asyncpg.connect(postgres.admin_url(self._home), timeout=30)
        try:
            return await connection.fetch(statement, *values)
        finally:
            await connection.close()

    async def value(self, statement: str, *values: object) -> Any:
        """Ask the database for one value."""
        (row,) = await self.rows(statement, *values)
        return row[0]

    async def id(self) -> UUID:
        """Give the case's id."""
        found: UUID = await self.value(
            "select id from cases.cases where key = $1", self.key
        )
        return found

    async def announced(self) -> list[Announced]:
        """Give every event of the case, repeats too, in the order of each topic."""
        key = str(await self.id()).encode()
        topics = (f"onboarding.{name}.events.v1" for name in kafka.PUBLISHERS)
        read = (Topic(kafka.bootstrap(self._home), name).records() for name in topics)
        return [
            _announced(record)
            for records in await asyncio.gather(*read)
            for record in records
            if record.key == key
        ]

    async def versions(self, service: str) -> dict[str, int]:
        """Give how many events each entity of a service has had."""
        rows = await self.rows(
            "select aggregate_type, aggregate_id, version from "  # noqa: S608 (a name of this file)
            + SCHEMAS[service]
            + ".stream_versions"
        )
        return {f"{kind}/{entity}": version for kind, entity, version in rows}

    async def heard(self, service: str) -> dict[tuple[str, str], int]:
        """Give how far a service has come, by topic and subject."""
        columns = "topic, aggregate_type, aggregate_id, version"
        rows = await self.rows(
            f"select {columns} from {SCHEMAS[service]}.stream_positions"  # noqa: S608 (names of this file)
        )
        return {
            (topic, f"{kind}/{entity}"): version
            for topic, kind, entity, version in rows
        }

    async def set_aside(self, service: str) -> int:
        """Count what of this case a service could not handle."""
        schema, key = SCHEMAS[service], str(await self.id())
        counted: int = await self.value(
            f"select (select count(*) from {schema}.dead_letters"  # noqa: S608 (a name of this file)
            f" where parking_key = $1) + (select count(*) from {schema}.parked_keys"
            f" where key = $1) + (select count(*) from {schema}.outbox_dead)",
            key,
        )
        return counted

    async def letters(self, service: str) -> int:
        """Count the dead letters of this case that nobody has settled."""
        schema, key = SCHEMAS[service], str(await self.id())
        counted: int = await self.value(
            f"select count(*) from {schema}.dead_letters"  # noqa: S608 (a name of this file)
            " where parking_key = $1 and state in ('dead', 'parked')",
            key,
        )
        return counted

    async def unsent(self) -> dict[str, int]:
        """Count what waits in the outboxes, where anything does."""
        counts = {
            service: await self.value(f"select count(*) from {schema}.outbox")  # noqa: S608 (a name of this file)
            for service, schema in SCHEMAS.items()
        }
        return {service: count for service, count in counts.items() if count}

    async def unheard(self) -> dict[str, int]:
        """Count by service the records that it has yet to read, where there are any."""
        committed = await self._committed()
        places = {place for offsets in committed.values() for place in offsets}
        consumer = AIOKafkaConsumer(bootstrap_servers=kafka.bootstrap(self._home))
        await consumer.start()
        try:
            ends = await consumer.end_offsets(list(places))
        finally:
            await consumer.stop()
        lag: dict[str, int] = defaultdict(int)
        for service, offsets in committed.items():
            for place, offset in offsets.items():
                lag[service] += ends[place] - offset
        return {service: records for service, records in lag.items() if records}

    async def listeners(self) -> dict[str, set[str]]:
        """Tell which topics each service reads."""
        committed = await self._committed()
        return {name: {p.topic for p in places} for name, places in committed.items()}

    async def _committed(self) -> dict[str, dict[TopicPartition, int]]:
        admin = AIOKafkaAdminClient(bootstrap_servers=kafka.bootstrap(self._home))
        await admin.start()
        try:
            return {
                service: {
                    place: known.offset
                    for place, known in (
                        await admin.list_consumer_group_offsets(service)
                    ).items()
                    if known.offset >= 0
                }
                for service in SCHEMAS
            }
        finally:
            await admin.close()


def _announced(record: ConsumerRecord) -> Announced:
    headers = {name: (value or b"").decode() for name, value in record.headers}
    return Announced(
        topic=record.topic,
        id=UUID(headers["ce_id"]),
        name=headers["ce_type"].split(".")[-2],
        subject=headers["ce_subject"],
        sequence=int(headers["ce_sequence"]),
    )
