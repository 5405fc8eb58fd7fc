"""What every event has, and what none may have."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from types import NoneType
from typing import Annotated, ClassVar, Literal, Self, get_args, get_origin
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from contracts.ids import uuid7

TYPE_PREFIX = "hcsc.onboarding."

_OPEN_TYPES = (UUID, int, bool, date, datetime, AwareDatetime)


class FreeTextInEvent(TypeError):
    """An event class declares a field that could carry somebody's data."""

    def __init__(self, event: str, field: str) -> None:
        super().__init__(
            f"{event}.{field} could hold personal data: events carry ids, numbers, "
            "times and closed vocabularies only."
        )


class Event(BaseModel):
    """A fact that a service announces: frozen, named in the past tense.

    Made by the publisher with exactly its fields; read by consumers with `read`, which
    ignores what they do not know. `key` decides the Kafka partition: all events with
    one key are heard in the order in which they were said.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    topic: ClassVar[str]
    aggregate_type: ClassVar[str] = "case"

    type: str
    event_id: UUID = Field(default_factory=uuid7)
    occurred_at: AwareDatetime

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: object) -> None:
        """Refuse a class with a field that could hold personal data.

        Raises FreeTextInEvent when the class is defined, that is, at import.
        """
        super().__pydantic_init_subclass__(**kwargs)
        for name, field in cls.model_fields.items():
            if not _is_open(field.annotation, field.metadata):
                raise FreeTextInEvent(cls.__name__, name)

    @property
    def aggregate_id(self) -> UUID:
        """The entity whose history this event belongs to."""
        return UUID(str(getattr(self, f"{self.aggregate_type}_id")))

    @property
    def key(self) -> UUID:
        """The case id whenever the event belongs to a case, else the entity's id."""
        case_id: UUID | None = getattr(self, "case_id", None)
        return case_id or self.aggregate_id

    @classmethod
    def read(cls, data: bytes) -> Self:
        """Parse an event as a consumer does: unknown fields are ignored.

        Raises pydantic.ValidationError when a known field is missing or wrong.
        """
        return cls.model_validate_json(data, extra="ignore")


def _is_open(annotation: object, metadata: Iterable[object]) -> bool:
    """Tell whether a field of this type can hold nothing but open data."""
    if annotation is str:
        return any(isinstance(m, StringConstraints) or _pattern(m) for m in metadata)
    if get_origin(annotation) is Annotated:
        inner, *constraints = get_args(annotation)
        return _is_open(inner, constraints)
    if get_origin(annotation) is Literal or annotation in (NoneType, Ellipsis):
        return True
    if arguments := get_args(annotation):
        return all(_is_open(argument, []) for argument in arguments)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.values()
        return all(_is_open(field.annotation, field.metadata) for field in fields)
    return isinstance(annotation, type) and issubclass(annotation, (*_OPEN_TYPES, Enum))


def _pattern(constraint: object) -> bool:
    return getattr(constraint, "pattern", None) is not None
