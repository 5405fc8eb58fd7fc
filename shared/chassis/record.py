"""A Kafka record as the consumer wrapper sees it, whatever is in it."""

import dataclasses
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

RawHeaders = Sequence[tuple[str, bytes | None]]

_STRUCTURED = "application/cloudevents"


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
    raw_headers: RawHeaders
    # FastStream's message; a record that is redriven has none.
    message: Any = None
    headers: Mapping[str, str] = dataclasses.field(init=False)
    data: bytes | None = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        """Read attributes and data, in binary or structured mode."""
        headers, data = _cloud_event(_readable(self.raw_headers), self.value)
        object.__setattr__(self, "headers", headers)
        object.__setattr__(self, "data", data)

    @property
    def type(self) -> str:
        """The CloudEvents type, or "" when there is none."""
        return self.headers.get("ce_type", "")

    @property
    def place(self) -> str:
        """Where the record stands; no other record has the same place."""
        return f"{self.topic}/{self.partition}/{self.offset}"

    @property
    def parking_key(self) -> str:
        """The key under which later events of the same case wait.

        A record without a key holds up nothing but itself.
        """
        return _text(self.key) if self.key else self.place

    @property
    def event_id(self) -> UUID | None:
        """The event's id, if it can be read."""
        try:
            return UUID(self.headers.get("ce_id", ""))
        except ValueError:
            return None

    def check(self) -> UUID:
        """Give the event's id. Raises BadRecord for what is no CloudEvent 1.0."""
        if self.event_id is None:
            raise BadRecord("ce_id is missing or no UUID")
        if self.headers.get("ce_specversion", "1.0") != "1.0" or not self.type:
            raise BadRecord("ce_type is missing, or ce_specversion is not 1.0")
        return self.event_id

    def position(self) -> tuple[str, UUID, int]:
        """Give aggregate type, aggregate id and version. Raises BadRecord."""
        try:
            aggregate_type, _, aggregate_id = self.headers["ce_subject"].partition("/")
            return aggregate_type, UUID(aggregate_id), int(self.headers["ce_sequence"])
        except (KeyError, ValueError) as error:
            raise BadRecord("ce_subject or ce_sequence is missing or wrong") from error

    def content(self) -> bytes:
        """Give the data. Raises BadRecord for a record without any."""
        if self.data is None:
            raise BadRecord("the record has no data")
        return self.data


async def safe_parser(
    record: Any,  # noqa: ANN401 (aiokafka ships no types)
    original: Callable[[Any], Awaitable[Any]],
) -> Any:  # noqa: ANN401 (FastStream's message)
    """Parse a record for FastStream without ever failing.

    A header that is no UTF-8 text would make FastStream pass over the record in
    silence; so it comes without headers, and the wrapper reads the raw ones itself.
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
        message=message,
    )


def _readable(raw: RawHeaders) -> dict[str, str]:
    """Keep the headers that are text; an attribute that is none counts as missing."""
    headers = {}
    for name, value in raw:
        try:
            headers[_storable(name)] = _storable((value or b"").decode())
        except UnicodeDecodeError:
            continue
    return headers


def _cloud_event(
    headers: dict[str, str], value: bytes | None
) -> tuple[Mapping[str, str], bytes | None]:
    """Give attributes and data; the structured mode holds both in the value."""
    if not headers.get("content-type", "").startswith(_STRUCTURED):
        return headers, value
    try:
        event: dict[str, Any] = dict(orjson.loads(value or b""))
    except (ValueError, TypeError):
        return headers, None
    data = event.pop("data", None)
    attributes = {f"ce_{name}": _storable(str(text)) for name, text in event.items()}
    return headers | attributes, None if data is None else orjson.dumps(data)


def _text(key: bytes) -> str:
    return _storable(key.decode("utf-8", "backslashreplace"))


def _storable(text: str) -> str:
    # Postgres holds no NUL character in a text.
    return text.replace("\0", "\\x00")
