"""What aiokafka keeps inside of a consumer and has no public question for."""

import asyncio
from collections.abc import Sequence
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

_OF_COORDINATOR = ("_heartbeat_task", "_coordination_task", "_commit_refresh_task")


def tasks(consumer: AIOKafkaConsumer) -> dict[str, asyncio.Task[Any]]:
    """Give by name the tasks that must run for a started consumer to read on."""
    coordinator = getattr(consumer, "_coordinator", None)
    found = {name: getattr(coordinator, name, None) for name in _OF_COORDINATOR}
    found["_fetch_task"] = getattr(
        getattr(consumer, "_fetcher", None), "_fetch_task", None
    )
    return {name: task for name, task in found.items() if task is not None}


async def committed(
    consumer: AIOKafkaConsumer, partitions: Sequence[TopicPartition]
) -> dict[TopicPartition, int]:
    """Ask how far the group is, in one request; the public way takes one for each.

    A partition of which nothing was ever committed is left out.
    """
    told = await consumer._coordinator.fetch_committed_offsets(partitions)
    return {place: known.offset for place, known in told.items() if known.offset >= 0}


def drop(consumer: AIOKafkaConsumer) -> None:
    """End what is left of a consumer whose own end failed or came to none.

    Its heartbeats would keep partitions in the group that nobody reads.
    """
    consumer._closed = True
    client = consumer._client
    for task in (*tasks(consumer).values(), client._sync_task):
        if task is not None:
            task.cancel()
    for connection in list(client._conns.values()):
        connection.close()
