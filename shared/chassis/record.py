"""A Kafka record as the consumer wrapper sees it, whatever is in it."""

import dataclasses
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID


class BadRecord(Exception):
    """The record is no event of ours; the message names what is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Record:
    """Raw bytes and CloudEvents attributes of one record, and where it stands."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    raw_headers: tuple[tuple[str, bytes | None], ...]
    headers: Mapping[str, str]
    message: Any

    @property
    def type(self) -> str:
        """The CloudEvents type, or "" when there is none."""
        return self.headers.get("ce_type", "")

    @property
    def parking_key(self) -> str:
        """The key under which later events of the same case wait."""
        return (self.key or b"").decode("utf-8", "backslashreplace")

    @property
    def event_id(self) -> UUID | None:
        """The event's id, if it can be read."""
        try:
            return UUID(self.headers.get("ce_id", ""))
        except ValueError:
            return None

    def position(self) -> tuple[str, UUID, int]:
        """Give aggregate type, aggregate id and version. Raises BadRecord."""
        try:
            aggregate_type, _, aggregate_id = self.headers["ce_subject"].partition("/")
            return aggregate_type, UUID(aggregate_id), int(self.headers["ce_sequence"])
        except (KeyError, ValueError) as error:
            raise BadRecord("ce_subject or ce_sequence is missing or wrong") from error

    def content(self) -> bytes:
        """Give the data. Raises BadRecord for a record without a value."""
        if self.value is None:
            raise BadRecord("the record has no value")
        return self.value


async def safe_parser(
    record: Any,  # noqa: ANN401 (aiokafka ships no types)
    original: Callable[[Any], Awaitable[Any]],
) -> Any:  # noqa: ANN401 (FastStream's message)
    """Parse a record for FastStream without ever failing.

    A header that is no UTF-8 text would make FastStream pass over the record in
    silence; so it comes without headers, and the wrapper sees that something is wrong.
    """
    try:
        return await original(record)
    except (UnicodeDecodeError, AttributeError):
        message = await original(dataclasses.replace(record, headers=()))
        message.raw_message = record
        return message


async def envelope(message: Any) -> Record:  # noqa: ANN401 (FastStream's message)
    """Decode a message into a Record; content is judged later, by the wrapper."""
    raw = message.raw_message
    return Record(
        topic=raw.topic,
        partition=raw.partition,
        offset=raw.offset,
        key=raw.key,
        value=raw.value,
        raw_headers=tuple(raw.headers),
        headers=message.headers,
        message=message,
    )
