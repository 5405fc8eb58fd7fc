"""Network addresses of people whom nobody knows, as keyed hashes."""

import hashlib
import hmac

from pydantic import SecretStr


class Visitors:
    """Makes an address countable without keeping it readable."""

    def __init__(self, key: SecretStr) -> None:
        """Use this key; with another one everybody is new."""
        secret = key.get_secret_value().encode()
        self._key = hmac.digest(secret, b"addresses of visitors", hashlib.sha256)

    def digest(self, address: str) -> bytes:
        """Give the hash of a network address."""
        return hmac.digest(self._key, address.encode(), hashlib.sha256)
