"""Whom a mail goes to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person with an address, and how their case stands if there is one."""

    first_name: str
    last_name: str
    email: str
    case_key: str | None = None
    case_status: str | None = None
    expires_on: date | None = None
    review_takes: str = ""
    authorization_id: UUID | None = None

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.first_name} {self.last_name}"

    def link(self, public_url: str) -> str:
        """The lasting address of the person's case, or of the sign-in page."""
        base = public_url.rstrip("/")
        return f"{base}/c/{self.case_key}" if self.case_key else f"{base}/sign-in"
