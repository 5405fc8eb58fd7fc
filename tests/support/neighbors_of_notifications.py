"""What notifications asks in tests: case, identity and documents in one."""

from dataclasses import dataclass, field
from typing import Any

import httpx


@dataclass
class Neighbors:
    """What is answered, which of them are down, and what was asked in which order."""

    person: dict[str, Any] = field(
        default_factory=lambda: {
            "first_name": "Maria",
            "last_name": "Unusualname",
            "email": "maria.unusual@example.com",
        }
    )
    status: str = "Invited"
    authorization_id: str | None = None
    reason: str | None = None
    letter: bytes = b"%PDF-1.7 the letter"
    words: str = (
        "<p>Dear Maria Unusualname,</p><p>Your number is 204817365.</p>"
        "<blockquote><p>The license was revoked.</p></blockquote>"
    )
    down: set[str] = field(default_factory=set)
    refusing: set[str] = field(default_factory=set)
    passwords: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)

    def transport(self) -> httpx.MockTransport:
        """Give what clients call instead of the network."""
        return httpx.MockTransport(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.asked.append(path)
        assert request.headers["authorization"].startswith("Bearer ")
        if request.url.host in self.down:
            return httpx.Response(503)
        if request.url.host in self.refusing:
            return httpx.Response(403)
        if "/recipient" in path:
            return httpx.Response(200, json=self._recipient(*path.split("/")[3::2]))
        if path.startswith("/internal/requests/"):
            return httpx.Response(200, json=self._request(path.split("/")[3]))
        if path.startswith("/internal/state-decisions/"):
            decided = {"state": "NM", "state_name": "New Mexico", "reason": self.reason}
            return httpx.Response(200, json=decided | {"reason": self.reason or ""})
        if path.endswith("/contact"):
            contact = self.person | {"login_name": "KMT-48273"}
            return httpx.Response(200, json=contact)
        if path == "/temporary-passwords/claims":
            return httpx.Response(200, json=self._claimed())
        assert path.startswith("/letters/")
        return self._letter(path)

    def _letter(self, path: str) -> httpx.Response:
        if not path.endswith("/content"):
            return httpx.Response(200, json={"title": "Letter", "html": self.words})
        return httpx.Response(
            200, content=self.letter, headers={"content-type": "application/pdf"}
        )

    def _recipient(self, case_id: str, address_id: str = "") -> dict[str, Any]:
        return self.person | {
            "email": self.addresses.get(address_id, self.person["email"]),
            "case_id": case_id,
            "key": "PP-2026-7KQ4MX",
            "status": self.status,
            "authorization_id": self.authorization_id,
            "expires_on": "2027-01-24" if self.status == "Invited" else None,
            "review_takes": "3 to 5 business days",
        }

    def _request(self, request_id: str) -> dict[str, Any]:
        return {
            "request_id": request_id,
            "message": "A readable declaration page.\nIt is cut off.",
            "reopened_tabs": ["e-and-o", "esignature"],
            "wanted_documents": ["E&O declaration page"],
        }

    def _claimed(self) -> dict[str, Any]:
        self.passwords.append(f"7KQ4MX2{'ABCDEFGH'[len(self.passwords)]}")
        return self.person | {
            "login_name": "KMT-48273",
            "temporary_password": self.passwords[-1],
            "domain": "HCSC",
            "valid_minutes": 30,
            "claim": len(self.passwords),
        }
