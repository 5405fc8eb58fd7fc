"""Is what was handled also said to Kafka, sooner or later?"""

from types import SimpleNamespace

import pytest
import uvloop
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

    def pause(self, partition):
        self.paused = {partition}

    def seek(self, partition, offset):
        self.stands_at = offset

    def resume(self, partition):
        self.paused = set()

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


async def test_a_newer_consumer_commits_what_an_older_one_could_not():
    stopped, newer = Consumer(TimeoutError()), Consumer()
    kept = Offsets("case")
    kept.done(a_record(stopped, 15))
    await eventually(lambda: stopped.tries == 1)
    kept.done(a_record(newer, 16))
    await eventually(lambda: newer.committed == [17])
    assert stopped.tries == 1


@covers("OPS-5")
@pytest.mark.parametrize("milliseconds", [1.2, 1.4, 1.6, 1.8])
def test_a_partition_that_was_put_back_goes_on_on_the_loop_that_services_use(
    milliseconds,
):
    async def put_back():
        consumer = Consumer()
        for _ in range(20):
            Offsets("case").put_back(
                a_record(consumer, 15), seconds=milliseconds / 1000
            )
            assert (consumer.paused, consumer.stands_at) == ({PLACE}, 15)
            await eventually(lambda: not consumer.paused)

    uvloop.run(put_back())


@covers("OPS-5")
async def test_a_consumer_that_is_let_go_commits_once_more_and_then_never():
    consumer = Consumer()
    kept = Offsets("case")
    kept.done(a_record(consumer, 15))
    await kept.let_go(consumer)
    assert consumer.committed == [16]
    kept.done(a_record(consumer, 16))
    assert kept._telling.done()
    assert consumer.committed == [16]


async def test_what_could_not_be_committed_at_the_end_is_left_to_the_next_consumer():
    stopped, newer = Consumer(TimeoutError(), TimeoutError()), Consumer()
    kept = Offsets("case")
    kept.done(a_record(stopped, 15))
    await kept.let_go(stopped)
    assert stopped.committed == []
    kept.done(a_record(newer, 15))
    await eventually(lambda: newer.committed == [16])
