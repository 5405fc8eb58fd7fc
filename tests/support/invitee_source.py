"""The case service as identity asks it in tests: whom a case invites."""

from dataclasses import dataclass, field

import httpx


@dataclass
class InviteeSource:
    """What is answered, whether anybody answers, and what was asked."""

    npn: str | None = None
    down: bool = False
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer for the case service."""
        self.asked.append((request.url.path, request.headers.get("authorization")))
        if self.down:
            return httpx.Response(503)
        case_id = request.url.path.split("/")[3]
        return httpx.Response(
            200,
            json={
                "case_id": case_id,
                "tenant": "HCSC",
                "first_name": "Maria",
                "last_name": "Unusualname",
                "email": "maria.unusual@example.com",
                "npn": self.npn,
            },
        )
