"""Is what was handled also said to Kafka, sooner or later?"""

from types import SimpleNamespace

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import (
    CommitFailedError,
    ConsumerStoppedError,
    RequestTimedOutError,
)

from chassis import offsets
from chassis.offsets import Offsets
from chassis.record import Record
from tests.support.covers import covers
from tests.support.eventually import eventually

PLACE = TopicPartition("onboarding.case.events.v1", 3)


class Consumer:
    """Commits, after failing as often as a test wants."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.committed: list[int] = []
        self.tries = 0
        self.mine = {PLACE}

    def assignment(self):
        return self.mine

    async def commit(self, wanted):
        self.tries += 1
        if self.failures:
            raise self.failures.pop(0)
        self.committed.append(wanted[PLACE])


@pytest.fixture(autouse=True)
def _hurry(monkeypatch):
    monkeypatch.setattr(offsets, "_AGAIN_SECONDS", 0.01)
    monkeypatch.setattr(offsets, "_SOON_SECONDS", 0.01)


def a_record(consumer, offset):
    message = SimpleNamespace(consumer=consumer, committed=None)
    return Record(
        PLACE.topic,
        partition=PLACE.partition,
        offset=offset,
        key=None,
        value=None,
        raw_headers=(),
        message=message,
    )


@covers("OPS-6")
async def test_a_commit_that_failed_is_made_up_for_without_a_later_record():
    consumer = Consumer(TimeoutError(), RequestTimedOutError())
    Offsets("case").done(a_record(consumer, 15))
    assert consumer.committed == []
    await eventually(lambda: bool(consumer.committed))
    assert (consumer.committed, consumer.tries) == ([16], 3)


async def test_records_that_are_done_together_are_committed_together():
    consumer = Consumer()
    kept = Offsets("case")
    for offset in range(15, 20):
        kept.done(a_record(consumer, offset))
    await eventually(lambda: bool(consumer.committed))
    assert consumer.committed == [20]


async def test_a_record_that_is_done_during_a_commit_gets_the_next_one():
    consumer = Consumer()
    kept = Offsets("case")
    commit = consumer.commit

    async def meanwhile(wanted):
        if not consumer.committed:
            kept.done(a_record(consumer, 16))
        await commit(wanted)

    consumer.commit = meanwhile
    kept.done(a_record(consumer, 15))
    await eventually(lambda: consumer.committed == [16, 17])


async def test_a_partition_that_moved_is_left_to_its_new_reader():
    consumer = Consumer()
    kept = Offsets("case")
    kept.done(a_record(consumer, 15))
    consumer.mine = set()
    await kept._telling
    assert (consumer.committed, consumer.tries) == ([], 0)


@pytest.mark.parametrize("error", [CommitFailedError, ConsumerStoppedError])
async def test_a_commit_that_is_refused_for_good_is_not_repeated(error):
    consumer = Consumer(error())
    kept = Offsets("case")
    kept.done(a_record(consumer, 15))
    await kept._telling
    assert (consumer.committed, consumer.tries) == ([], 1)
