"""The reviewers' side of the case service."""

from urllib.parse import urlencode

from chassis.callers import Caller
from chassis.calls import ServiceClient
from contracts.api.case import CaseOverview
from contracts.api.case_answers import ReportCopy
from contracts.api.case_appointments import FileAgain
from contracts.api.case_queue import QueuePage, ReviewFilter
from contracts.api.case_review import Reveal, Revealed, ReviewCase, StaffAct
from gateway.services.once import once_only
from gateway.services.place import place


class ReviewService:
    """Asks the case service on behalf of reviewers and support."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    async def queue(self, user: Caller, *, wanted: ReviewFilter) -> QueuePage:
        """List the cases that match, waiting longest first."""
        query = urlencode(wanted.model_dump(exclude_defaults=True))
        path = f"/review?{query}" if query else "/review"
        return await self._client.as_user(user).get(path, QueuePage)

    async def case(self, user: Caller, *, key: str) -> ReviewCase:
        """Give the whole case."""
        return await self._client.as_user(user).get(place("review", key), ReviewCase)

    async def report(self, user: Caller, *, key: str) -> ReportCopy:
        """Give NIPR's report on the producer."""
        return await self._client.as_user(user).get(
            place("review", key, "report"), ReportCopy
        )

    async def reveal(
        self, user: Caller, *, key: str, field: str, reason: str, by_name: str
    ) -> Revealed:
        """Give a masked value whole; each call is written into the history."""
        wish = Reveal(field=field, reason=reason, by_name=by_name)
        return await self._client.as_user(user).post(
            place("review", key, "revelations"), wish, Revealed
        )

    async def file_again(
        self, user: Caller, *, key: str, wish: FileAgain, once: str
    ) -> CaseOverview:
        """File once more what a state has rejected."""
        return await self._client.as_user(user).post(
            place("review", key, "filings"),
            wish,
            CaseOverview,
            headers=once_only(once),
        )

    async def act(
        self, user: Caller, *, key: str, act: str, wish: StaffAct, once: str
    ) -> ReviewCase:
        """Carry out an act such as `claim` or `approval`."""
        return await self._client.as_user(user).post(
            place("review", key, act), wish, ReviewCase, headers=once_only(once)
        )
