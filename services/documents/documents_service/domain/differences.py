"""In what a document differs from the one that was signed before it (SIG-5)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

PrintedValue = tuple[str, str]
"""What a document prints about a person: its label and the value."""

_TAXPAYER_NUMBER = re.compile(r"\d{3}-\d{2}-(\d{4})")


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is another now; None where the document has no such line."""

    label: str
    before: str | None
    after: str | None


def differences(
    before: Iterable[PrintedValue], after: Iterable[PrintedValue]
) -> tuple[Difference, ...]:
    """List what differs, in the order of the newer document, then what is gone."""
    old, new = _by_label(before), _by_label(after)
    return tuple(
        Difference(label, old.get(label), new.get(label))
        for label in [*new, *(label for label in old if label not in new)]
        if old.get(label) != new.get(label)
    )


def _by_label(values: Iterable[PrintedValue]) -> dict[str, str]:
    by_label: dict[str, list[str]] = {}
    for label, value in values:
        by_label.setdefault(label, []).append(_masked(value))
    return {label: ", ".join(dict.fromkeys(found)) for label, found in by_label.items()}


def _masked(value: str) -> str:
    # The number stands whole in the document itself, and nowhere else.
    return _TAXPAYER_NUMBER.sub(r"ending in \1", value)
