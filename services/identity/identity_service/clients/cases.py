"""What identity asks the case service: whom an account is for."""

from uuid import UUID

from chassis.calls import ServiceClient
from contracts.api.case_internal import Invitee


class Cases:
    """The case service, asked for the purpose of making accounts."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    async def invitee(self, case_id: UUID) -> Invitee:
        """Give the person whom a case invites; raises Unavailable."""
        bound = self._client.as_service("create-account")
        return await bound.get(f"/internal/cases/{case_id}/invitee", Invitee)
