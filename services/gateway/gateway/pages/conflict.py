"""A tab saved twice: both values of each field that differs, to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from contracts.api.case import CaseOverview
from contracts.api.case_tabs import TabView
from contracts.us_states import US_STATES
from gateway.pages.form import new_key
from gateway.pages.frame import page
from gateway.pages.labels import FILE_KINDS, full_label
from gateway.pages.typed_numbers import ending, field_of, is_number, sealed

_WORDS: Mapping[str, str] = {
    "": "(empty)",
    "yes": "Yes",
    "no": "No",
    "checking": "Checking",
    "savings": "Savings",
}
_US_STATES: Mapping[str, str] = dict(US_STATES)


@dataclass(frozen=True)
class Difference:
    """One field with the stored and the posted value, and how each is shown."""

    name: str
    label: str
    saved: str
    mine: str
    saved_words: str
    mine_words: str


def stored_files(newer: TabView, *, but: Mapping[str, str]) -> dict[str, str]:
    """Give the files as stored, but those that were uploaded just now."""
    return {
        name: file
        for name, file in newer.values.items()
        if name in FILE_KINDS and name not in but
    }


def is_stored(newer: TabView, mine: Mapping[str, str]) -> bool:
    """Tell whether all of it is stored already, as when this window saved it itself."""
    return all(newer.values.get(name, "") == value for name, value in mine.items())


def show_conflict(
    request: Request,
    *,
    overview: CaseOverview,
    newer: TabView,
    mine: Mapping[str, str],
    lost: Sequence[str] = (),
) -> Response:
    """Draw the page; what does not differ travels along hidden.

    `lost` names the files that were refused.
    """
    different = _choices(newer, mine)
    path = f"/cases/{overview.key}/{newer.tab}"
    return page(
        request,
        "conflict.html",
        status=409,
        overview=overview,
        current=newer.tab,
        tab=newer,
        lost=lost,
        same=tuple(
            (name, value)
            for name, value in mine.items()
            if name not in different and not is_number(name)
        ),
        differences=tuple(
            _sealed_difference(request, mine, name=name, path=path)
            if is_number(name)
            else _difference(name, saved=newer.values.get(name, ""), mine=value)
            for name, value in different.items()
        ),
        once=new_key(),
    )


def _choices(newer: TabView, mine: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in mine.items()
        if value != newer.values.get(name, "")
        # It goes with the first typing and is no choice of its own.
        and not name.endswith("_again")
        and name not in FILE_KINDS
    }


def _difference(name: str, *, saved: str, mine: str) -> Difference:
    return Difference(
        name=name,
        label=full_label(name),
        saved=saved,
        mine=mine,
        saved_words=_words(name, saved, empty="as it is stored"),
        mine_words=_words(name, mine, empty="(empty)"),
    )


def _sealed_difference(
    request: Request, mine: Mapping[str, str], *, name: str, path: str
) -> Difference:
    """Offer a number that no page shows, sealed with its second typing."""
    return replace(
        _difference(name, saved="", mine=mine[name]),
        name=field_of(name),
        mine=sealed(request, mine, name=name, path=path),
    )


def _words(name: str, value: str, *, empty: str) -> str:
    if is_number(name):
        return ending(value) if value else empty
    return in_words(name, value)


def in_words(name: str, value: str) -> str:
    """Say a value as its field on the tab says it."""
    # In other fields two letters may be anything.
    chosen = _US_STATES.get(value) if name.endswith("_state") else None
    return chosen or _WORDS.get(value, value)
