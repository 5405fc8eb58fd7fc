"""What the chassis leans on in FastStream: an upgrade that changes it shows here."""

import asyncio
import threading

import pytest
from aiokafka import TopicPartition
from fast_depends import Depends
from faststream import AckPolicy
from faststream.kafka import KafkaBroker, TestKafkaBroker

from tests.support.eventually import eventually
from tests.support.kafka_topics import own_topic


@pytest.fixture
async def topic(kafka_bootstrap):
    async with own_topic(kafka_bootstrap, service="library") as topic:
        yield topic


def a_broker(topic, **options):
    """Give a broker and a subscriber of one group."""
    broker = KafkaBroker(
        topic.kafka, apply_types=False, logger=None, consumer_only=True
    )
    subscriber = broker.subscriber(
        topic.name, group_id=topic.name, auto_offset_reset="earliest", **options
    )
    return broker, subscriber


async def test_nack_on_error_alone_redelivers_without_pause_and_without_end(topic):
    broker, subscriber = a_broker(topic, ack_policy=AckPolicy.NACK_ON_ERROR)
    tries = 0

    @subscriber
    async def refuse(_):
        nonlocal tries
        tries += 1
        raise LookupError

    await topic.send(b"bad", key=b"a")
    async with broker:
        await broker.start()
        await eventually(lambda: tries >= 100)

    assert (await topic.committed(topic.name)) == {}


async def test_a_header_that_is_no_text_makes_a_record_vanish(topic):
    broker, subscriber = a_broker(topic, ack_policy=AckPolicy.NACK_ON_ERROR)
    heard = []

    @subscriber
    async def hear(body):
        heard.append(body)

    await topic.send(b'"lost"', key=b"a", headers=[("x", b"\xff")])
    await topic.send(b'"heard"', key=b"a")
    async with broker:
        await broker.start()
        await eventually(lambda: heard)
        await eventually(_has_committed, topic, 2)

    assert heard == ["heard"]


async def test_an_acknowledgement_commits_every_partition_also_past_a_failure(topic):
    broker, subscriber = a_broker(topic, ack_policy=AckPolicy.MANUAL)
    heard = []

    async def hear(message):
        heard.append(message.raw_message.value)
        if message.raw_message.value == b"good":
            await message.ack()

    subscriber(hear, decoder=_undecoded)
    await topic.send(b"bad", key=b"a", partition=0)
    async with broker:
        await broker.start()
        await eventually(lambda: b"bad" in heard)
        await topic.send(b"good", key=b"b", partition=1)
        await eventually(lambda: b"good" in heard)
        await eventually(_has_committed, topic, 2)

    committed = await topic.committed(topic.name)
    assert (committed[0], committed[1]) == (1, 1)


async def test_several_workers_commit_a_record_that_is_still_being_handled(topic):
    broker = KafkaBroker(
        topic.kafka, apply_types=False, logger=None, consumer_only=True
    )
    subscriber = broker.subscriber(
        topic.name,
        group_id=topic.name,
        auto_offset_reset="earliest",
        ack_policy=AckPolicy.ACK_FIRST,
        max_workers=2,
        auto_commit_interval_ms=100,
    )
    begun, go_on = asyncio.Event(), asyncio.Event()

    @subscriber
    async def hang(_):
        begun.set()
        await go_on.wait()

    await topic.send(b"1", key=b"a")
    async with broker:
        await broker.start()
        await begun.wait()
        await eventually(_has_committed, topic, 1)
        go_on.set()


async def test_a_typed_handler_sends_plain_dependencies_through_a_thread():
    broker = KafkaBroker()
    threads = []

    def plain():
        threads.append(threading.current_thread())

    @broker.subscriber("somewhere")
    async def hear(_: str, __: None = Depends(plain)):
        threads.append(threading.current_thread())

    async with TestKafkaBroker(broker):
        await broker.publish("x", "somewhere")

    in_pool, in_loop = threads
    assert in_loop is threading.main_thread()
    assert in_pool is not in_loop


async def test_seeking_back_a_paused_partition_drops_what_was_fetched_ahead(topic):
    broker, subscriber = a_broker(topic, ack_policy=AckPolicy.NACK_ON_ERROR)
    heard = []

    async def hear(message):
        record = message.raw_message
        heard.append(record.value)
        if heard == [b"1"]:
            place = TopicPartition(record.topic, record.partition)
            message.consumer.pause(place)
            message.consumer.seek(place, record.offset)
            asyncio.get_running_loop().call_later(0.2, message.consumer.resume, place)

    subscriber(hear, decoder=_undecoded)
    for number in range(1, 4):
        await topic.send(str(number).encode(), key=b"a", partition=0)
    async with broker:
        await broker.start()
        await eventually(lambda: len(heard) == 4)

    assert heard == [b"1", b"1", b"2", b"3"]


async def _undecoded(message):
    return message


async def _has_committed(topic, records):
    assert sum((await topic.committed(topic.name)).values()) == records
    return True
