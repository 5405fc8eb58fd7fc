"""A message that is to be sent: whom it is about, and its lasting identity."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from notifications_service.domain.delivery import Troubles

_NAMESPACE = UUID("6f0c9a52-3a54-5d0e-9a2b-6a1c52c7e4d1")


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a message is sent for; sent once for each.

    `version` tells occasions of one kind apart; `source_id` is what the text, the
    attachment or the address is asked for by: an information request, say, or a letter.
    """

    case_id: UUID | None
    account_id: UUID | None
    version: str
    source_id: UUID | None = None

    def at_each(self, addresses: tuple[UUID, ...]) -> "tuple[Occasion, ...]":
        """Give one occasion for each address; itself when none is named."""
        if not addresses:
            return (self,)
        return tuple(
            replace(self, version=f"{self.version}/{address}", source_id=address)
            for address in addresses
        )

    @property
    def about(self) -> UUID:
        """The case, or the account of somebody without one."""
        about = self.case_id or self.account_id
        if about is None:
            raise ValueError("a message is about a case or an account")
        return about


@dataclass(frozen=True, slots=True)
class PlannedMessage:
    """A message claimed for one attempt to send it."""

    id: UUID
    kind: str
    occasion: Occasion
    attempt: int
    claimed_at: datetime
    troubles: Troubles

    def header(self, *, domain: str, claim: int | None = None) -> str:
        """Give the Message-ID: the same for each attempt, so that repeats show.

        A retry with another temporary password has another `claim` and so another
        Message-ID: a mailbox that drops repeats would keep the dead password.
        """
        parts = [str(self.occasion.about), self.kind, self.occasion.version]
        if claim is not None:
            parts.append(str(claim))
        return f"<{uuid5(_NAMESPACE, '/'.join(parts))}@{domain}>"
