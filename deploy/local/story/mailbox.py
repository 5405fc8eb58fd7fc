"""Reads the mail that MailDev has received."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from story.waiting import PATIENCE


class NoSuchMail(AssertionError):
    """No mail with that subject came for that person in time."""

    def __init__(self, address: str, subject: str, seen: list[str]) -> None:
        super().__init__(f"no mail {subject!r} for {address}; seen: {seen}")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as its reader sees it."""

    id: str
    to: str
    subject: str
    sender: str
    message_id: str
    text: str
    html: str
    attached: tuple[tuple[str, str], ...]

    @property
    def link(self) -> str:
        """The first link to a case."""
        found = re.search(r"https?://\S+/c/PP-\d{4}-\w{6}", self.text)
        if found is None:
            raise AssertionError(f"{self.subject!r} holds no link to a case")
        return found[0]

    def after(self, label: str) -> str:
        """Read what stands behind a label such as "User ID:"."""
        found = re.search(rf"{re.escape(label)}:?\s*(\S+)", self.text)
        if found is None:
            raise AssertionError(f"{self.subject!r} says nothing after {label!r}")
        return found[1]


class Mailbox:
    """Everybody's mailbox on the local mail server."""

    def __init__(self, web_url: str) -> None:
        """Point at MailDev's web address."""
        self._http = httpx.Client(base_url=web_url, timeout=10)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def all(self) -> list[Mail]:
        """Give every mail, oldest first."""
        return self._listed()

    def to(self, address: str) -> list[Mail]:
        """Give the mails to one address, oldest first."""
        # The server looks: it holds the mails of a whole day, each with all its text.
        fitting = self._listed(**{"to.address": address})
        return [mail for mail in fitting if mail.to == address]

    def wait_for(
        self,
        address: str,
        subject: str,
        *,
        within: float = PATIENCE,
        that: Callable[[Mail], bool] = lambda mail: True,
    ) -> Mail:
        """Wait some seconds for the newest mail with a subject.

        Raises NoSuchMail when none comes.
        """
        ends_at = time.monotonic() + within
        while True:
            mails = self.to(address)
            fitting = [m for m in mails if m.subject == subject and that(m)]
            if fitting:
                return fitting[-1]
            if time.monotonic() > ends_at:
                raise NoSuchMail(address, subject, [mail.subject for mail in mails])
            time.sleep(0.1)

    def source(self, mail: Mail) -> str:
        """Give the mail as it came over the wire."""
        return self._http.get(f"/api/email/{mail.id}/source").raise_for_status().text

    def attachment(self, mail: Mail, name: str) -> bytes:
        """Give the content of a mail's attached file."""
        stored = dict(mail.attached)[name]
        answer = self._http.get(f"/api/email/{mail.id}/attachment/{stored}")
        return answer.raise_for_status().content

    def _listed(self, **only: str) -> list[Mail]:
        answer = self._http.get("/api/email", params=only).raise_for_status()
        return [self._mail(mail) for mail in answer.json()]

    def _mail(self, raw: dict[str, Any]) -> Mail:
        attached = tuple(
            (item["filename"], item["generatedFileName"])
            for item in raw.get("attachments") or ()
        )
        return Mail(
            id=raw["id"],
            to=raw["to"][0]["address"],
            subject=raw["subject"],
            sender=raw["from"][0]["address"],
            message_id=raw["headers"].get("message-id", ""),
            text=raw.get("text") or "",
            html=raw.get("html") or "",
            attached=attached,
        )
