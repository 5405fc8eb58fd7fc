"""Which requirement a test shows: `@covers("EO-4")`."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

CATALOGUE = Path(__file__).parents[2] / "docs" / "requirements.md"

Test = TypeVar("Test", bound=Callable[..., object])


class UnknownRequirement(ValueError):
    """A test names a requirement that the catalogue does not have."""

    def __init__(self, requirement: str) -> None:
        super().__init__(f"{requirement} is not in {CATALOGUE.name}")


@cache
def requirement_ids() -> tuple[str, ...]:
    """Give every id of the catalogue, in its order."""
    return tuple(
        re.findall(r"^\| ([A-Z]+-\d+) \|", CATALOGUE.read_text(), re.MULTILINE)
    )


def covers(*requirements: str) -> Callable[[Test], Test]:
    """Mark a test with the requirements that it shows.

    Raises UnknownRequirement for an id that is not in `docs/requirements.md`.
    """
    for requirement in requirements:
        if requirement not in requirement_ids():
            raise UnknownRequirement(requirement)
    mark: Callable[[Test], Test] = pytest.mark.covers(*requirements)
    return mark
