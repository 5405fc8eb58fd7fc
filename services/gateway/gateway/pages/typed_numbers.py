"""Bank numbers that were typed and are not stored: a page tells how they end.

They travel on sealed, so that nobody types them again, and nobody reads them either.
"""

from collections.abc import Mapping

from starlette.requests import Request

from contracts.api.case_tabs import Problem
from gateway.pages.form import problem
from gateway.pages.frame import gate_of
from gateway.session import FORM_TOKEN, KEPT, KEPT_TOO_LONG, Posted

NUMBERS = ("routing_number", "account_number")
TOO_LATE = (
    "What you typed here was kept for 30 minutes only. Type it again. Nothing is saved "
    "yet, and nothing else is lost."
)


def is_number(name: str) -> bool:
    """Tell whether a field holds such a number, typed once or again."""
    return name.removesuffix("_again") in NUMBERS


def ending(number: str) -> str:
    """Tell a number by its end: four digits, never more than half of it."""
    shown = min(4, len(number) // 2)
    return f"ending in {number[-shown:]}" if shown else "with a hidden end"


def field_of(name: str) -> str:
    """Name the hidden field in which a number is sent sealed."""
    return f"{KEPT}-{name}"


def sealed(request: Request, typed: Mapping[str, str], *, name: str, path: str) -> str:
    """Seal a number with its second typing, for one form of the person who asks."""
    token = (FORM_TOKEN, request.state.person.form_token)
    fields = ((field, typed.get(field, "")) for field in _twice(name))
    return gate_of(request).seal(Posted((token, *fields)), path=path)


def all_sealed(
    request: Request, typed: Mapping[str, str], *, path: str
) -> dict[str, str]:
    """Seal all numbers of a form, by the fields in which they are sent."""
    return {
        field_of(name): sealed(request, typed, name=name, path=path)
        for name in NUMBERS
        if any(typed.get(field) for field in _twice(name))
    }


def too_late(posted: Posted) -> tuple[Problem, ...]:
    """Say of each number that came back too late that it is to be typed again."""
    late = posted.all(KEPT_TOO_LONG)
    return tuple(
        problem(name, TOO_LATE)
        for name in NUMBERS
        if field_of(name) in late and not posted.get(name)
    )


def endings(typed: Mapping[str, str]) -> dict[str, str]:
    """Tell the numbers of a form by their ends; empty for a typing that is missing."""
    return {
        field: ending(typed[field]) if typed.get(field) else ""
        for name in NUMBERS
        for field in _twice(name)
        if any(typed.get(one) for one in _twice(name))
    }


def without_numbers(typed: Mapping[str, str]) -> dict[str, str]:
    """Give what a page may hold in clear."""
    return {name: "" if is_number(name) else value for name, value in typed.items()}


def _twice(name: str) -> tuple[str, str]:
    return name, f"{name}_again"
