"""A tab that could not be saved: what was typed is shown, so that it can be copied."""

from collections.abc import Iterator, Mapping

from starlette.requests import Request
from starlette.responses import Response

from contracts.api.case import CaseOverview
from contracts.words import Tab
from gateway.pages.conflict import in_words
from gateway.pages.frame import page
from gateway.pages.labels import FILE_KINDS, full_label
from gateway.pages.typed_numbers import is_number


def show_not_saved(
    request: Request,
    *,
    overview: CaseOverview,
    tab: Tab,
    typed: Mapping[str, str],
    said: str,
) -> Response:
    """Draw the page; `said` tells why, bank numbers are not repeated."""
    return page(
        request,
        "not_saved.html",
        status=409,
        overview=overview,
        current=tab,
        said=said,
        typed=tuple(_words(typed)),
    )


def _words(typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in typed.items():
        if value and not is_number(name) and name not in FILE_KINDS:
            yield full_label(name), in_words(name, value)
