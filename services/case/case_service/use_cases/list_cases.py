"""List cases."""

from dataclasses import dataclass

from case_service.domain.viewer import Viewer
from case_service.store.views import ListedCase, Place, ViewStore, Wanted
from chassis.transaction import Transaction

PAGE = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of cases; `after` is the place behind which the next one begins."""

    cases: tuple[ListedCase, ...]
    after: Place | None


async def list_cases(tx: Transaction, *, by: Viewer, wanted: Wanted) -> Listed:
    """List the cases that somebody may see, newest change first."""
    found = await ViewStore(tx).visible_to(by, wanted, limit=PAGE + 1)
    page = found[:PAGE]
    return Listed(page, _place(page[-1]) if len(found) > PAGE else None)


def _place(listed: ListedCase) -> Place:
    return Place(listed.dates.changed_at, listed.case.id)
