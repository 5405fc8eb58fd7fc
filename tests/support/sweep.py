"""Everything that a running system wrote anywhere, byte by byte."""

import asyncio
import email
import email.policy
from collections.abc import Iterator
from datetime import datetime

import asyncpg
import httpx
from aiokafka import ConsumerRecord
from aiokafka.admin import AIOKafkaAdminClient

from stack import kafka, postgres, store
from stack.diagram import SERVICES
from stack.home import Home
from story.mailbox import Mail, Mailbox
from tests.support.canary import Place
from tests.support.kafka_topics import Topic

_TABLES = """
select n.nspname || '."' || c.relname || '"' as name
from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'm', 'p')
and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
"""


async def topics(home: Home) -> list[Place]:
    """Read key, value and headers of every record of every topic."""
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka.bootstrap(home))
    await admin.start()
    try:
        names = [n for n in await admin.list_topics() if not n.startswith("__")]
    finally:
        await admin.close()
    bootstrap = kafka.bootstrap(home)
    read = await asyncio.gather(*(Topic(bootstrap, name).records() for name in names))
    return [
        (f"{record.topic}/{record.partition}/{record.offset}", _bytes(record))
        for records in read
        for record in records
    ]


def _bytes(record: ConsumerRecord) -> bytes:
    parts = [record.key or b"", record.value or b""]
    for name, value in record.headers:
        parts += [name.encode(), value or b""]
    return b"\n".join(parts)


async def tables(home: Home) -> list[Place]:
    """Read every column of every row of every schema."""
    connection = await asyncpg.connect(postgres.admin_url(home), timeout=30)
    try:
        names = [row["name"] for row in await connection.fetch(_TABLES)]
        return [
            (f"{name}.{column}", value if isinstance(value, bytes) else _text(value))
            for name in names
            for row in await connection.fetch(f"select * from {name}")  # noqa: S608 (a name of the catalogue)
            for column, value in row.items()
            if value is not None
        ]
    finally:
        await connection.close()


def _text(value: object) -> bytes:
    return str(value).encode()


def logs(home: Home) -> list[Place]:
    """Read the logs of all processes."""
    return [(log.name, log.read_bytes()) for log in sorted(home.logs.glob("*.log*"))]


def metrics(home: Home) -> list[Place]:
    """Read the metrics of all services."""
    return [
        (f"metrics of {name}", httpx.get(_metrics(home, name), timeout=30).content)
        for name in SERVICES
    ]


def _metrics(home: Home, name: str) -> str:
    return f"http://127.0.0.1:{home.port(name)}/metrics"


def objects(home: Home, *, since: datetime) -> list[Place]:
    """Read names of all objects; also metadata and content of those written since."""
    client = store.client(home)
    places: list[Place] = []
    for bucket in store.BUCKETS:
        for listed in client.list_objects(bucket, recursive=True):
            name = str(listed.object_name)
            places.append((f"a name in {bucket}", name.encode()))
            if listed.last_modified is None or listed.last_modified < since:
                continue
            answer = client.get_object(bucket, name)
            places.append((f"{bucket}/{name}", answer.read()))
            places.append((f"{bucket}/{name}", _text(dict(answer.headers))))
            answer.close()
            answer.release_conn()
    return places


def mails(mailbox: Mailbox) -> Iterator[tuple[Mail, bytes]]:
    """Read all mails, as they came over the wire and with every part decoded."""
    for mail in mailbox.all():
        source = mailbox.source(mail)
        message = email.message_from_string(source, policy=email.policy.default)
        parts = [part.get_payload(decode=True) for part in message.walk()]
        decoded = [part for part in parts if isinstance(part, bytes)]
        yield mail, b"\n".join([source.encode(), *decoded])
