"""What notifications asks the documents service: letters to attach."""

from uuid import UUID

from chassis.calls import ServiceClient
from contracts.api.documents import DocumentText
from notifications_service.clients.letter_words import LetterWords, mailed


class Letters:
    """The documents service; a call raises Unavailable when it cannot answer."""

    def __init__(self, client: ServiceClient) -> None:
        self._bound = client.as_service("send-message")

    async def words(self, letter_id: UUID) -> LetterWords:
        """Give what a letter says, as a mail says it."""
        told = await self._bound.get(f"/letters/{letter_id}", DocumentText)
        return mailed(told.html)

    async def content(self, letter_id: UUID) -> bytes:
        """Give a letter's PDF."""
        content, _ = await self._bound.get_bytes(f"/letters/{letter_id}/content")
        return content
