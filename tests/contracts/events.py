"""Every event class there is, and one example of each."""

import importlib
import re
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args, get_origin
from uuid import UUID

from pydantic import AwareDatetime
from pydantic.fields import FieldInfo

from contracts.case import AppointmentFee
from contracts.event import Event

PUBLISHERS = ("identity", "case", "documents", "notifications", "nipr")
MORE = ("case_rejections",)
"""Further files of a publisher whose events fill more than one."""

SAVED = Path(__file__).parent / "schemas"

AN_ID = UUID("01a21069-455e-74e1-8e69-9b48bbf7bb83")
_EXAMPLES: dict[Any, Any] = {
    UUID: AN_ID,
    int: 3,
    bool: False,
    date: date(2027, 1, 1),
    AwareDatetime: datetime(2026, 11, 25, 15, 30, tzinfo=UTC),
    AppointmentFee: AppointmentFee(state="TX", cents=1350),
}
_TEXTS = ("HCSC", "PP-2026-7KQ2MD", "0f" * 32, "371828183")


def modules() -> tuple[ModuleType, ...]:
    """The publishers' modules."""
    return tuple(
        importlib.import_module(f"contracts.{name}") for name in (*PUBLISHERS, *MORE)
    )


def event_classes() -> tuple[type[Event], ...]:
    """Every event class, by publisher and in the order of the file."""
    return tuple(
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Event) and value is not Event
    )


def saved_file(event_class: type[Event], kind: Literal["schema", "example"]) -> Path:
    """Where an event's schema or example is kept."""
    publisher = event_class.topic.split(".")[1]
    return SAVED / publisher / f"{event_class.__name__}.{kind}.json"


def example(event_class: type[Event]) -> Event:
    """One event of the class, the same on each call."""
    values = {
        name: _example(field)
        for name, field in event_class.model_fields.items()
        if name != "type"
    }
    return event_class(**values)


def _example(field: FieldInfo) -> Any:
    if field.annotation is str:
        (pattern,) = [m.pattern for m in field.metadata if hasattr(m, "pattern")]
        return next(text for text in _TEXTS if re.fullmatch(pattern, text))
    return _of(field.annotation)


def _of(annotation: Any) -> Any:
    if annotation in _EXAMPLES:
        return _EXAMPLES[annotation]
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        return (_of(get_args(annotation)[0]),)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return next(iter(annotation))
    return _of(get_args(annotation)[0])
