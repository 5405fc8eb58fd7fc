"""Every request between services, and what a sender leaves out of it."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic_core import to_jsonable_python

import contracts.api
from contracts.api.shape import Request

SAVED = Path(__file__).with_name("requests.json")
REQUIRED = "required"

Fields = Mapping[str, Any]
"""By name: REQUIRED, or the default in a list of one, as it may be the same word."""


def request_shapes() -> dict[str, Fields]:
    """Give the fields of each request class."""
    kinds = sorted(_kinds(), key=lambda kind: kind.__name__)
    shapes = {kind.__name__: _fields(kind) for kind in kinds}
    assert len(shapes) == len(kinds), "two requests of one name"
    return shapes


def grown(saved: Mapping[str, Fields], now: Mapping[str, Fields]) -> dict[str, Fields]:
    """Add what a release may add: requests, and fields that an older sender lacks."""
    added = {
        kind: {name: said for name, said in fields.items() if said != REQUIRED}
        if kind in saved
        else fields
        for kind, fields in now.items()
    }
    return {
        kind: {**added.get(kind, {}), **saved.get(kind, {})}
        for kind in sorted(added.keys() | saved.keys())
    }


def _kinds() -> Iterator[type[Request]]:
    for found in pkgutil.iter_modules(contracts.api.__path__):
        module = importlib.import_module(f"contracts.api.{found.name}")
        for value in vars(module).values():
            is_request = isinstance(value, type) and issubclass(value, Request)
            if is_request and value.__module__ == module.__name__:
                yield value


def _fields(kind: type[Request]) -> Fields:
    return {
        name: REQUIRED
        if field.is_required()
        else [to_jsonable_python(field.get_default(call_default_factory=True))]
        for name, field in sorted(kind.model_fields.items())
    }
