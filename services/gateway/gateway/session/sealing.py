"""Keys of the gateway: form tokens, and fields that outlive an ended session."""

import base64
import hmac
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import SecretStr

KEPT_FOR = timedelta(minutes=30)


@dataclass(frozen=True)
class FormMaker:
    """Whom a form was made for: the account and the session of that time."""

    account_id: UUID
    session_id: UUID


@dataclass(frozen=True)
class Kept:
    """What a form held when its session had ended; nothing once it `is_late`."""

    account_id: UUID
    path: str
    fields: tuple[tuple[str, str], ...]
    is_late: bool = False

    def get(self, name: str) -> str:
        """Give a field's value; empty where the form had none."""
        return next((value for field, value in self.fields if field == name), "")


class Sealer:
    """Makes and checks form tokens, seals and opens kept forms.

    All instances of the gateway share the key, so any of them can take the form back.
    """

    def __init__(self, key: SecretStr) -> None:
        secret = key.get_secret_value().encode()
        self._form_key = hmac.digest(secret, b"form token", sha256)
        self._aead = AESGCM(hmac.digest(secret, b"kept form", sha256))

    def form_token(self, maker: FormMaker) -> str:
        """Make the token that every form of a session carries."""
        # Told apart later: an older form of the same person is offered once more.
        ids = maker.account_id.bytes + maker.session_id.bytes
        return _text(ids + self._mac(b"person", ids))

    def form_maker(self, token: str) -> FormMaker | None:
        """Tell whom a form was made for; None when the token is not ours."""
        raw = _bytes(token)
        ids, mac = raw[:32], raw[32:]
        if not hmac.compare_digest(mac, self._mac(b"person", ids)) or len(ids) != 32:
            return None
        return FormMaker(UUID(bytes=ids[:16]), UUID(bytes=ids[16:]))

    def visitor_token(self, mark: str) -> str:
        """Make the token of a form that is shown before signing in."""
        return _text(self._mac(b"visitor", mark.encode()))

    def is_visitor_token(self, token: str, *, mark: str) -> bool:
        """Tell whether a form was made for the browser with this mark."""
        return hmac.compare_digest(token.encode(), self.visitor_token(mark).encode())

    def keep(
        self,
        maker: FormMaker,
        *,
        path: str,
        fields: Sequence[tuple[str, str]],
        now: datetime,
    ) -> str:
        """Seal a form's fields, bound to the account and the page, for 30 minutes."""
        plain = json.dumps(
            {
                "account": str(maker.account_id),
                "path": path,
                "fields": list(fields),
                "until": (now + KEPT_FOR).timestamp(),
            }
        )
        nonce = os.urandom(12)
        return _text(nonce + self._aead.encrypt(nonce, plain.encode(), None))

    def open(self, sealed: str, *, account_id: UUID, now: datetime) -> Kept | None:
        """Give the fields, or tell late; None when altered or another account's."""
        raw = _bytes(sealed)
        try:
            plain = json.loads(self._aead.decrypt(raw[:12], raw[12:], None))
        except (InvalidTag, ValueError):
            return None
        if plain["account"] != str(account_id):
            return None
        if plain["until"] < now.timestamp():
            return Kept(account_id, plain["path"], (), is_late=True)
        fields = tuple((name, value) for name, value in plain["fields"])
        return Kept(account_id, plain["path"], fields)

    def _mac(self, use: bytes, what: bytes) -> bytes:
        return hmac.digest(self._form_key, use + b"|" + what, sha256)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.encode())
    except ValueError:
        return b""
