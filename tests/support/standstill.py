"""Ways in which a consumer stops reading while it answers every ping."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.consumer.fetcher import Fetcher
from aiokafka.consumer.group_coordinator import GroupCoordinator
from faststream.kafka.subscriber.usecase import LogicSubscriber


def fetching_ends(patch: pytest.MonkeyPatch) -> None:
    """Let the first fetcher end as it does when a request of its own is cancelled."""
    first_time(patch, Fetcher, "_fetch_requests_routine", _nothing)


def positions_never_come(patch: pytest.MonkeyPatch) -> None:
    """Let the first consumer never learn from where it shall read."""
    first_time(patch, GroupCoordinator, "_commit_refresh_routine", for_ever)


def heartbeats_end(patch: pytest.MonkeyPatch) -> None:
    """Let the first member of the group stop its heartbeats."""
    first_time(patch, GroupCoordinator, "_heartbeat_routine", _nothing)


def consuming_is_cancelled(patch: pytest.MonkeyPatch) -> None:
    """Let the first loop that takes records end, which FastStream starts no more."""
    first_time(patch, LogicSubscriber, "consume_one", cancelled)


def starting_is_cancelled(patch: pytest.MonkeyPatch) -> None:
    """Let a cancelled task of the library's own pass for the end of the listener."""
    first_time(patch, AIOKafkaConsumer, "start", cancelled)


def answers_never_come(patch: pytest.MonkeyPatch) -> None:
    """Let the first consumer's questions to the broker stay without an answer."""
    ask, asked = AIOKafkaConsumer.end_offsets, []

    async def end_offsets(self: Any, partitions: object) -> object:
        asked.append(self)
        return await (for_ever() if self is asked[0] else ask(self, partitions))

    patch.setattr(AIOKafkaConsumer, "end_offsets", end_offsets)


def nothing_is_assigned(patch: pytest.MonkeyPatch) -> None:
    """Let the first assignment be made while the broker tells of no partition."""
    perform = GroupCoordinator._perform_assignment
    calls = 0

    async def empty(self: Any, *args: object) -> object:
        nonlocal calls
        calls += 1
        if calls > 1:
            return await perform(self, *args)
        with patch.context() as early:
            early.setattr(self._cluster, "partitions_for_topic", lambda _: set())
            return await perform(self, *args)

    patch.setattr(GroupCoordinator, "_perform_assignment", empty)


def first_time(
    patch: pytest.MonkeyPatch, owner: type, name: str, instead: Callable[[], Any]
) -> None:
    """Do something else in place of an asynchronous method's first call."""
    method, calls = getattr(owner, name), 0

    async def called(self: Any, *args: object) -> object:
        nonlocal calls
        calls += 1
        return await (instead() if calls == 1 else method(self, *args))

    patch.setattr(owner, name, called)


async def _nothing() -> None:
    return


async def for_ever(*_: object) -> None:
    """Never end."""
    await asyncio.Event().wait()


async def cancelled() -> None:
    """End as a task does that was cancelled."""
    raise asyncio.CancelledError
