"""Keyed hashes by which equal numbers are found without being readable."""

import hashlib
import hmac

from argon2.low_level import Type, hash_secret_raw
from pydantic import SecretStr

from case_service.domain.people import Invitee, mailbox
from case_service.domain.screening import BadValue, Kind
from case_service.domain.ssn import Ssn
from chassis.threads import Threads

# There are fewer than a billion SSNs: with a stolen key a plain HMAC of all of them is
# made in minutes, with argon2id (OWASP's smallest advised parameters) in core-years.
_MEMORY_KIB = 19 * 1024
_PASSES = 2
_LENGTH = 32
_THREADS = 2


class Digests(Threads):
    """Makes digests, slowly on purpose; open it before use.

    The threads bound how much memory and how many cores it takes.
    """

    def __init__(self, key: SecretStr) -> None:
        """Use this key; with another one nothing is found again."""
        self._key = key.get_secret_value().encode()
        # Equal values must give equal digests, so the salt is one per key.
        self._salt = hmac.digest(self._key, b"salt of the blind index", hashlib.sha256)
        super().__init__(_THREADS, name="argon2")

    async def ssn(self, ssn: Ssn, *, tenant: str) -> bytes:
        """Give the digest of an SSN."""
        return await self._digest("ssn", tenant, ssn.digits)

    async def npn(self, npn: str, *, tenant: str) -> bytes:
        """Give the digest of an NPN."""
        return await self._digest("npn", tenant, npn)

    async def listed(self, kind: Kind, text: str, *, tenant: str) -> bytes:
        """Give the digest of a value of the do-not-contract list, or BadValue."""
        digits = "".join(c for c in text if c.isdigit() and c.isascii())
        if kind is Kind.EMAIL and "@" in text:
            return self.email(text, tenant=tenant)
        if kind is Kind.SSN and len(digits) == 9:
            return await self.ssn(Ssn(digits), tenant=tenant)
        if kind is Kind.NPN and digits and digits == text.strip():
            return await self.npn(digits, tenant=tenant)
        raise BadValue(kind)

    async def searched(self, text: str, *, tenant: str) -> bytes | None:
        """Give the digest of a number or e-mail address; None for any other text."""
        if "@" in text:
            return self.email(text, tenant=tenant)
        return await self.npn(text, tenant=tenant) if text.isdigit() else None

    def email(self, email: str, *, tenant: str) -> bytes:
        """Give the digest of an e-mail address."""
        return self._at_once("email", tenant, mailbox(email))

    def person(self, invitee: Invitee, *, tenant: str) -> bytes:
        """Give the digest of a name and its address."""
        return self._at_once("person", tenant, *invitee.likeness)

    def network(self, address: str) -> bytes:
        """Give the digest of a network address."""
        return self._at_once("network", address)

    def file(self, content: bytes, *, tenant: str) -> bytes:
        """Give the digest of an uploaded file: few lines could be guessed."""
        plain = hashlib.sha256(content).hexdigest()
        return self._at_once("file", tenant, plain)

    def _at_once(self, *parts: str) -> bytes:
        # Addresses are too many to try them all, and a file has 10,000 of them: no
        # need, and no time, to be slow.
        return hmac.digest(self._key, "\0".join(parts).encode(), hashlib.sha256)

    async def _digest(self, *parts: str) -> bytes:
        return await self.in_thread(lambda: self._slowly(parts))

    def _slowly(self, parts: tuple[str, ...]) -> bytes:
        keyed = hmac.digest(self._key, "\0".join(parts).encode(), hashlib.sha256)
        return hash_secret_raw(
            keyed,
            self._salt,
            time_cost=_PASSES,
            memory_cost=_MEMORY_KIB,
            parallelism=1,
            hash_len=_LENGTH,
            type=Type.ID,
        )
