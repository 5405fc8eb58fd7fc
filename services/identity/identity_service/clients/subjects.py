"""Keyed hashes under which tries are counted: nobody can read who or where."""

import hashlib
import hmac

from pydantic import SecretStr

from identity_service.domain.account import Account
from identity_service.domain.user_id import login_key


class Subjects:
    """Turns login names and network addresses into what counters are kept under."""

    def __init__(self, pepper: SecretStr) -> None:
        # A key of its own, so that these hashes say nothing about the passwords'.
        self._key = hmac.digest(
            pepper.get_secret_value().encode(), b"throttle subjects", hashlib.sha256
        )

    def of_login(self, *, tenant: str, login_name: str) -> bytes:
        """The subject of an account, whether or not it exists."""
        return self._hash(tenant, login_key(login_name))

    def of_account(self, account: Account) -> bytes:
        """The same subject, for an account that is known."""
        return self.of_login(tenant=account.tenant, login_name=account.login_name)

    def of_address(self, address: str) -> bytes:
        """The subject of a network address."""
        return self._hash(address)

    def _hash(self, *parts: str) -> bytes:
        return hmac.digest(self._key, "\0".join(parts).encode(), hashlib.sha256)
