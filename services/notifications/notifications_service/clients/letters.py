"""What notifications asks the documents service: letters to attach."""

from uuid import UUID

from chassis.calls import ServiceClient


class Letters:
    """The documents service; a call raises Unavailable when it cannot answer."""

    def __init__(self, client: ServiceClient) -> None:
        self._bound = client.as_service("send-message")

    async def content(self, letter_id: UUID) -> bytes:
        """Give a letter's PDF."""
        content, _ = await self._bound.get_bytes(f"/letters/{letter_id}/content")
        return content
