"""Reading the mail that the system has sent."""

from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as it arrived."""

    id: str
    subject: str
    text: str
    html: str
    message_id: str
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The mail server of the tests."""

    smtp_host: str
    smtp_port: int
    web: str

    async def letters_to(self, address: str) -> list[Letter]:
        """List the letters to an address, oldest first."""
        async with httpx.AsyncClient(base_url=self.web) as http:
            answer = await http.get("/api/email")
            answer.raise_for_status()
        return [_letter(mail) for mail in answer.json() if address in _receivers(mail)]

    async def latest_to(self, address: str) -> Letter | None:
        """Give the newest letter to an address, if there is one."""
        letters = await self.letters_to(address)
        return letters[-1] if letters else None

    async def source_of(self, letter: Letter) -> str:
        """Give a letter as it came over the wire."""
        async with httpx.AsyncClient(base_url=self.web) as http:
            answer = await http.get(f"/api/email/{letter.id}/source")
            answer.raise_for_status()
            return answer.text


def _receivers(mail: dict[str, Any]) -> set[str]:
    return {receiver["address"].lower() for receiver in mail["to"]}


def _letter(mail: dict[str, Any]) -> Letter:
    return Letter(
        id=mail["id"],
        subject=mail["subject"],
        text=mail.get("text") or "",
        html=mail.get("html") or "",
        message_id=mail.get("messageId") or "",
        attachments=tuple(
            file.get("fileName") or file.get("generatedFileName") or ""
            for file in mail.get("attachments") or ()
        ),
    )
