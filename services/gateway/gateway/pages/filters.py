"""Filters of a list as its address has them: one that cannot be read is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from gateway.pages.labels import LABELS

F = TypeVar("F", bound=BaseModel)


@dataclass(frozen=True)
class Filters(Generic[F]):
    """What is `wanted`, what stands in the boxes, and a sentence about what is not."""

    wanted: F
    typed: Mapping[str, str]
    notice: str = ""


def read_filters(model: type[F], request: Request) -> Filters[F]:
    """Read the filters; one that cannot be read narrows nothing, and is named."""
    typed = {
        name: value
        for name, value in request.query_params.items()
        if name in model.model_fields
    }
    try:
        wanted, dropped = model.model_validate(typed), set()
    except ValidationError as fault:
        dropped = {one["loc"][0] for one in fault.errors()}
        kept = {name: value for name, value in typed.items() if name not in dropped}
        wanted = model.model_validate(kept)
    shown = {**wanted.model_dump(), **typed}
    return Filters(wanted, shown, _notice([name for name in typed if name in dropped]))


def _notice(dropped: list[str]) -> str:
    if not dropped:
        return ""
    known = [f"“{LABELS[name]}”" for name in dropped if name in LABELS]
    named = " and ".join(known) or "A part of it"
    return (
        f"{named} cannot be read as the address has it, so the list is not narrowed by "
        "it. Choose or type it again, then press Show."
    )
