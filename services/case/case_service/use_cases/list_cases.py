"""List cases."""

from dataclasses import dataclass, replace

from case_service.domain.viewer import Viewer
from case_service.store.views import ListedCase, ListFilter, ListPlace, ViewStore
from case_service.use_cases.find_cases import FoundCases
from chassis.transaction import Transaction

PAGE = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of cases; `after` is the place behind which the next one begins."""

    cases: tuple[ListedCase, ...]
    after: ListPlace | None


async def list_cases(
    tx: Transaction, *, by: Viewer, wanted: ListFilter, found: FoundCases | None = None
) -> Listed:
    """List the cases that somebody may see, or those found, in ViewStore's order."""
    views = ViewStore(tx)
    if found is not None:
        wanted = await _narrowed(views, by, wanted, found)
    listed = await views.visible_to(by, wanted, limit=PAGE + 1)
    page = listed[:PAGE]
    return Listed(page, page[-1].place if len(listed) > PAGE else None)


async def _narrowed(
    views: ViewStore, by: Viewer, wanted: ListFilter, found: FoundCases
) -> ListFilter:
    for named in found.names:
        # Only what somebody may see decides which way counts, or a stranger's case
        # could hide theirs; and the whole list does, not the page.
        narrowed = replace(wanted, named=named)
        if await views.visible_to(by, replace(narrowed, after=None), limit=1):
            return narrowed
    return replace(wanted, among=found.case_ids)
