"""What this service asks the case service, each time under a stated purpose."""

from typing import Protocol
from uuid import UUID

from chassis.calls import ServiceClient
from contracts.api.case_internal import (
    AnswersCopy,
    CaseAccess,
    DocumentRevealed,
    ExaminationData,
    Examiner,
    LetterData,
    PacketData,
)
from documents_service.domain.letter_list import Wish


class Cases(Protocol):
    """The case service as this service needs it."""

    async def access(self, case_id: UUID) -> CaseAccess:
        """Tell who may do what with the case's documents right now."""

    async def packet_data(self, case_id: UUID) -> PacketData:
        """Give what the packet is made from, with the hash of those answers."""

    async def letter_data(self, wish: Wish) -> LetterData:
        """Give what a letter says beside its own words."""

    async def examination(
        self, case_id: UUID, *, account_id: UUID, name: str
    ) -> ExaminationData:
        """Give the whole case for somebody who takes its examination file."""

    async def reveal(self, case_id: UUID, wish: DocumentRevealed) -> None:
        """Write into the history who sees a document whole, or be refused."""

    async def answers_copy(self, case_id: UUID) -> AnswersCopy:
        """Give what the copy of the answers says."""


class CaseService:
    """Asks the case service over HTTP."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    async def access(self, case_id: UUID) -> CaseAccess:
        """Tell who may do what with the case's documents right now."""
        caller = self._client.as_service("check-access")
        return await caller.get(f"/internal/cases/{case_id}/access", CaseAccess)

    async def packet_data(self, case_id: UUID) -> PacketData:
        """Give what the packet is made from, with the hash of those answers."""
        caller = self._client.as_service("packet-data")
        return await caller.get(f"/internal/cases/{case_id}/packet-data", PacketData)

    async def letter_data(self, wish: Wish) -> LetterData:
        """Give what a letter says beside its own words."""
        caller = self._client.as_service("letter-data")
        path = f"/internal/cases/{wish.case_id}/letters/{wish.slug}/{wish.about}"
        return await caller.get(path, LetterData)

    async def examination(
        self, case_id: UUID, *, account_id: UUID, name: str
    ) -> ExaminationData:
        """Give the whole case for somebody who takes its examination file."""
        caller = self._client.as_service("examination-file")
        return await caller.post(
            f"/internal/cases/{case_id}/examination",
            Examiner(account_id=account_id, name=name),
            ExaminationData,
        )

    async def reveal(self, case_id: UUID, wish: DocumentRevealed) -> None:
        """Write into the history who sees a document whole, or be refused."""
        caller = self._client.as_service("reveal-document")
        await caller.post(f"/internal/cases/{case_id}/document-revelations", wish)

    async def answers_copy(self, case_id: UUID) -> AnswersCopy:
        """Give what the copy of the answers says."""
        caller = self._client.as_service("answers-copy")
        return await caller.get(f"/internal/cases/{case_id}/answers-copy", AnswersCopy)
