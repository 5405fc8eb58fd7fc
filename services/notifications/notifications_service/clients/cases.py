"""What notifications asks the case service, for the purpose of sending a message."""

from uuid import UUID

from chassis.calls import ServiceClient
from contracts.api.case_internal import (
    InfoText,
    NoticeText,
    Recipient,
    StateDecisionText,
)


class Cases:
    """The case service; every call raises Unavailable when it cannot answer."""

    def __init__(self, client: ServiceClient) -> None:
        self._bound = client.as_service("send-message")

    async def recipient(self, case_id: UUID) -> Recipient:
        """Give whom a mail about a case goes to."""
        return await self._bound.get(f"/internal/cases/{case_id}/recipient", Recipient)

    async def earlier_recipient(self, case_id: UUID, address_id: UUID) -> Recipient:
        """Give the same, with one of the addresses that the case has had."""
        path = f"/internal/cases/{case_id}/recipients/{address_id}"
        return await self._bound.get(path, Recipient)

    async def info_text(self, request_id: UUID) -> InfoText:
        """Give what a reviewer asked for."""
        return await self._bound.get(f"/internal/requests/{request_id}", InfoText)

    async def notice_text(self, proposal_id: UUID) -> NoticeText:
        """Give what came of the dispute of a report."""
        path = f"/internal/proposals/{proposal_id}"
        return await self._bound.get(path, NoticeText)

    async def state_decision(self, decision_id: UUID) -> StateDecisionText:
        """Give what was decided about a further state."""
        path = f"/internal/state-decisions/{decision_id}"
        return await self._bound.get(path, StateDecisionText)
