"""Is what was handled also said to Kafka, sooner or later?"""

from types import SimpleNamespace

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import CommitFailedError, RequestTimedOutError

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

    async def commit(self, wanted):
        self.tries += 1
        if self.failures:
            raise self.failures.pop(0)
        self.committed.append(wanted[PLACE])


@pytest.fixture(autouse=True)
def _hurry(monkeypatch):
    monkeypatch.setattr(offsets, "_AGAIN_SECONDS", 0.01)


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
    await Offsets("case").commit(a_record(consumer, 15))
    assert consumer.committed == []
    await eventually(lambda: bool(consumer.committed))
    assert (consumer.committed, consumer.tries) == ([16], 3)


async def test_a_later_records_commit_is_never_taken_back():
    consumer = Consumer(TimeoutError())
    kept = Offsets("case")
    await kept.commit(a_record(consumer, 15))
    await kept.commit(a_record(consumer, 16))
    await eventually(lambda: not kept.is_waiting)
    assert consumer.committed == [17]


async def test_a_partition_that_moved_is_left_to_its_new_reader():
    consumer = Consumer(CommitFailedError())
    kept = Offsets("case")
    await kept.commit(a_record(consumer, 15))
    assert not kept.is_waiting
    assert (consumer.committed, consumer.tries) == ([], 1)
