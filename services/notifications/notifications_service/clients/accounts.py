"""What notifications asks identity, for the purpose of sending a message."""

from uuid import UUID

from chassis.calls import ServiceClient
from contracts.api.identity import (
    AccountContact,
    ClaimedTemporaryPassword,
    ClaimTemporaryPassword,
)


class Accounts:
    """The identity service; every call raises Unavailable when it cannot answer."""

    def __init__(self, client: ServiceClient) -> None:
        self._bound = client.as_service("send-message")

    async def contact(self, account_id: UUID) -> AccountContact:
        """Give where an account's owner is reached."""
        return await self._bound.get(f"/accounts/{account_id}/contact", AccountContact)

    async def claim_password(
        self, account_id: UUID, *, message_id: UUID
    ) -> ClaimedTemporaryPassword:
        """Have a temporary password made; it ends the one before."""
        return await self._bound.post(
            "/temporary-passwords/claims",
            ClaimTemporaryPassword(account_id=account_id, message_id=message_id),
            ClaimedTemporaryPassword,
        )
