"""Asking the case service whom to look for."""

from dataclasses import dataclass
from uuid import UUID

from chassis.calls import ServiceClient
from contracts.api.case_internal import LookupSubject

PURPOSE = "hit-list"


@dataclass(frozen=True, slots=True)
class CaseClient:
    """Asks at the moment of the call; nothing of the answer is kept."""

    service: ServiceClient

    async def lookup_subject(self, lookup_id: UUID) -> LookupSubject:
        """Give SSN and name; Unavailable, NotFound or Refused when there are none."""
        caller = self.service.as_service(PURPOSE)
        return await caller.get(f"/internal/lookups/{lookup_id}/subject", LookupSubject)
