"""The broker: its data folder and its topics."""

import asyncio
import secrets
import string
from base64 import urlsafe_b64encode

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from stack.diagram import variables
from stack.home import ROOT, Home
from stack.tool import run
from stack.trouble import Trouble

PUBLISHERS = ("identity", "case", "documents", "notifications", "nipr")
# Fixed from the start: another number would move keys between partitions.
PARTITIONS = 12
CONSUMERS = ("identity", "case", "documents", "notifications", "nipr-adapter")


def bootstrap(home: Home) -> str:
    """Give the broker's address."""
    return home.address("kafka")


def topics() -> dict[str, int]:
    """Name every topic with its partitions: events, each consumer's dead letters."""
    events = [f"onboarding.{publisher}.events.v1" for publisher in PUBLISHERS]
    dead = [f"{topic}.dlq.{consumer}" for topic in events for consumer in CONSUMERS]
    return dict.fromkeys(events, PARTITIONS) | dict.fromkeys(dead, 1)


def make_log(home: Home) -> None:
    """Write the broker's settings and format its data folder once."""
    data = home.path / "kafka"
    template = (ROOT / "deploy/local/kafka/server.properties").read_text()
    settings = home.path / "kafka.properties"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(
        string.Template(template.replace("$-", "$$-")).substitute(
            port=home.port("kafka"),
            controller_port=home.port("kafka-controller"),
            data=data,
        )
    )
    if (data / "meta.properties").exists():
        return
    values = variables(home)
    # One in 64 begins with a hyphen, which alone would read as an option.
    cluster = urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("=")
    run(
        [values["PP_JAVA"], "-Xmx200m", "-cp", f"{home.parts}/kafka/*",
         "kafka.tools.StorageTool", "format", "--standalone",
         f"--cluster-id={cluster}", "-c", settings],
        failure="Kafka's folder could not be formatted",
    )  # fmt: skip


async def is_ready(home: Home) -> bool:
    """Tell whether the broker answers."""
    try:
        async with asyncio.timeout(2):
            host, port = bootstrap(home).split(":")
            _, writer = await asyncio.open_connection(host, int(port))
            writer.close()
            await writer.wait_closed()
    except (OSError, TimeoutError):
        return False
    return True


async def provision(home: Home) -> None:
    """Make the topics that are missing."""
    admin = AIOKafkaAdminClient(
        bootstrap_servers=bootstrap(home), request_timeout_ms=10000
    )
    try:
        async with asyncio.timeout(30):
            await admin.start()
            present = set(await admin.list_topics())
            missing = {k: v for k, v in topics().items() if k not in present}
            await _create(admin, missing)
    except (KafkaError, TimeoutError) as error:
        raise Trouble(f"Kafka made no topics: {error!r}") from error
    finally:
        await admin.close()


async def _create(admin: AIOKafkaAdminClient, missing: dict[str, int]) -> None:
    if not missing:
        return
    wanted = [NewTopic(name, count, 1) for name, count in missing.items()]
    answer = await admin.create_topics(wanted)
    for topic, code, *rest in answer.topic_errors:
        if code and for_code(code) is not TopicAlreadyExistsError:
            raise Trouble(f"Kafka refused the topic {topic}: {rest or code}")
