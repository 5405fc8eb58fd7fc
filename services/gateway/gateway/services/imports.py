"""Files of invitations, as the case service keeps them."""

from collections.abc import AsyncIterator
from uuid import UUID

from chassis.callers import Caller
from chassis.calls import ServiceClient
from contracts.api.case_imports import ImportList, ImportView
from gateway.services.once import once_only


class ImportsService:
    """Asks the case service on behalf of recruiters with a file."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    async def latest(self, user: Caller) -> ImportList:
        """List the recruiter's newest files."""
        return await self._client.as_user(user).get("/imports", ImportList)

    async def check(self, user: Caller, *, content: bytes, once: str) -> ImportView:
        """Have a file checked; nothing is sent."""

        async def stream() -> AsyncIterator[bytes]:
            yield content

        return await self._client.as_user(user).post_bytes(
            "/imports", stream(), "text/csv", ImportView, once_only(once)
        )

    async def read(
        self, user: Caller, *, import_id: UUID, after: int = 0
    ) -> ImportView:
        """Give a file with the lines that invite nobody, behind some line."""
        path = f"/imports/{import_id}?after={after}"
        return await self._client.as_user(user).get(path, ImportView)

    async def confirm(self, user: Caller, *, import_id: UUID) -> ImportView:
        """Have the invitations sent."""
        path = f"/imports/{import_id}/confirmation"
        return await self._client.as_user(user).post(path, None, ImportView)

    async def result(self, user: Caller, *, import_id: UUID) -> bytes:
        """Give what came of every line as a CSV file."""
        path = f"/imports/{import_id}/result"
        content, _ = await self._client.as_user(user).get_bytes(path)
        return content
