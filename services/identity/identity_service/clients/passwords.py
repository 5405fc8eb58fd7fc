"""Hashing passwords: argon2id over a keyed step, in a few threads of its own."""

import hashlib
import hmac
from base64 import b64encode

from argon2 import PasswordHasher, Type
from argon2.exceptions import VerifyMismatchError
from pydantic import SecretStr

from chassis.threads import Threads
from identity_service.domain.password_rules import normal

# OWASP's smallest advised argon2id parameters.
_MEMORY_KIB = 19 * 1024
_PASSES = 2


class Passwords(Threads):
    """Makes and compares password hashes; open it before use.

    The threads bound how much memory and how many cores guessing can take.
    """

    def __init__(self, pepper: SecretStr, *, threads: int) -> None:
        super().__init__(threads, name="argon2")
        self._pepper = pepper.get_secret_value().encode()
        self._argon2 = PasswordHasher(
            time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=1, type=Type.ID
        )
        # What an unknown User ID is compared with: the same work, never equal.
        self._nobody = self._argon2.hash(b"nobody has this password")

    async def hash(self, plain: str) -> str:
        """Give the hash to keep for a password."""
        return await self.in_thread(lambda: self._argon2.hash(self._keyed(plain)))

    async def matches(self, hashed: str | None, plain: str) -> bool:
        """Tell whether `plain` is the password; without a hash, work as long."""
        known = hashed is not None
        right = await self.in_thread(lambda: self._verify(hashed, plain))
        return known and right

    def is_outdated(self, hashed: str) -> bool:
        """Tell whether a hash was made with other parameters than today's."""
        return self._argon2.check_needs_rehash(hashed)

    def _verify(self, hashed: str | None, plain: str) -> bool:
        try:
            return self._argon2.verify(hashed or self._nobody, self._keyed(plain))
        except VerifyMismatchError:
            return False

    def _keyed(self, plain: str) -> bytes:
        digest = hmac.digest(self._pepper, normal(plain).encode(), hashlib.sha256)
        return b64encode(digest)
