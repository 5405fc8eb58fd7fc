"""The E&O declaration page: only a file that was taken in is one (EO-7)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

from case_service.domain.facts import Facts
from case_service.domain.tab import Problem, Values, missing

FIELD = "declaration_page"

TAKING_IN = timedelta(minutes=10)
"""The tab is saved with the file's id at once; that it was taken in is heard later."""


def problems(values: Values, facts: Facts) -> Iterator[Problem]:
    """Say whether there is a page, and whether it is here."""
    page = values.get(FIELD, "")
    if not page:
        yield missing(FIELD, "Upload your E&O declaration page.")
    elif page in facts.files:
        return
    elif _was_just_made(page, now=facts.now):
        yield Problem(
            FIELD,
            "Your declaration page is being taken in. You can go on; it has to be "
            "here before you submit.",
            blocks="nothing",
        )
    else:
        yield Problem(
            FIELD, "This file is not here. Upload your E&O declaration page again."
        )


def _was_just_made(page: str, *, now: datetime) -> bool:
    try:
        file_id = UUID(page)
    except ValueError:
        return False
    if file_id.version != 7:
        return False
    # A UUIDv7 begins with the millisecond in which it was made (RFC 9562, 5.7).
    age = now - datetime.fromtimestamp((file_id.int >> 80) / 1000, UTC)
    return abs(age) <= TAKING_IN
