"""Sealing sensitive fields with a key of their case (AES-256-GCM)."""

import os
from contextlib import suppress
from functools import lru_cache
from typing import Protocol
from uuid import UUID

import tink
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import SecretStr
from tink import aead, secret_key_access

aead.register()

# Less than two kilobytes each.
_REMEMBERED_KEYS = 2048
_KEY_BYTES = 32
# Drawn at random, so one key may seal 2^32 values (NIST SP 800-38D, 8.3).
_NONCE_BYTES = 12


class SealBroken(Exception):
    """A sealed value cannot be opened: wrong key, wrong place, or altered bytes."""

    def __init__(self, place: str) -> None:
        super().__init__(f"the value sealed for {place} cannot be opened")


class _Key(Protocol):
    """A data key. Of `associated` nothing is stored; it must be the same to open."""

    def encrypt(self, plain: bytes, associated: bytes) -> bytes: ...

    def decrypt(self, sealed: bytes, associated: bytes) -> bytes: ...


class _OneKey:
    """A single key, which is unwrapped in a seventh of the time that a keyset takes."""

    def __init__(self, key: bytes) -> None:
        self._gcm = AESGCM(key)

    def encrypt(self, plain: bytes, associated: bytes) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._gcm.encrypt(nonce, plain, associated)

    def decrypt(self, sealed: bytes, associated: bytes) -> bytes:
        nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        return self._gcm.decrypt(nonce, rest, associated)


class Seal:
    """One case's data key, bound to the service and the case."""

    def __init__(self, key: _Key, *, service: str, case_id: UUID) -> None:
        """Hold an unwrapped data key; `Vault` makes these."""
        self._key = key
        self._bound_to = f"{service}|{case_id}"

    def _associated(self, place: str, version: int) -> bytes:
        return f"{self._bound_to}|{place}|{version}".encode()

    def close(self, plain: bytes, *, place: str, version: int = 0) -> bytes:
        """Seal a value for one place (`table.column`) and version of a row."""
        return self._key.encrypt(plain, self._associated(place, version))

    def open(self, sealed: bytes, *, place: str, version: int = 0) -> bytes:
        """Open a value. Raises SealBroken unless it was sealed for this very place."""
        try:
            return self._key.decrypt(sealed, self._associated(place, version))
        except (InvalidTag, ValueError, tink.TinkError):
            raise SealBroken(place) from None


class Vault:
    """A service's key encryption keyset: wraps and unwraps the cases' data keys.

    The keyset's primary key wraps; every other enabled key still unwraps, so rotation
    is a new primary key and a re-wrap, with no value sealed anew.
    """

    def __init__(self, keyset_json: SecretStr, *, service: str) -> None:
        """Read a Tink keyset in its JSON form."""
        handle = tink.json_proto_keyset_format.parse(
            keyset_json.get_secret_value(), secret_key_access.TOKEN
        )
        self._wrapping = handle.primitive(aead.Aead)
        self._service = service
        # Unwrapping costs more than a small value's seal, and whoever works on a case
        # asks again and again. A key that was erased is found by nobody: what it is
        # looked up by is the wrapped one.
        self.seal = lru_cache(_REMEMBERED_KEYS)(self._unwrapped)

    def new_data_key(self, case_id: UUID) -> bytes:
        """Make a data key and give it wrapped, as it is stored."""
        key = os.urandom(_KEY_BYTES)
        return bytes(self._wrapping.encrypt(key, self._bound_to(case_id)))

    def _unwrapped(self, case_id: UUID, wrapped: bytes) -> Seal:
        """Unwrap a stored data key. Raises SealBroken when it is not this case's."""
        for unwrap in (self._one_key, self._keyset):
            with suppress(tink.TinkError):
                key = unwrap(wrapped, self._bound_to(case_id))
                return Seal(key, service=self._service, case_id=case_id)
        raise SealBroken("data_keys.wrapped")

    def _one_key(self, wrapped: bytes, bound_to: bytes) -> _Key:
        return _OneKey(self._wrapping.decrypt(wrapped, bound_to))

    def _keyset(self, wrapped: bytes, bound_to: bytes) -> _Key:
        """Unwrap a data key that was made as a keyset of one key, as once all were."""
        handle = tink.proto_keyset_format.parse_encrypted(
            wrapped, self._wrapping, bound_to
        )
        key: _Key = handle.primitive(aead.Aead)
        return key

    def close(self, plain: bytes, *, place: str) -> bytes:
        """Seal a small value that belongs to no case, for one place."""
        return bytes(self._wrapping.encrypt(plain, self._at(place)))

    def open(self, sealed: bytes, *, place: str) -> bytes:
        """Open such a value. Raises SealBroken unless it was sealed for this place."""
        try:
            return bytes(self._wrapping.decrypt(sealed, self._at(place)))
        except tink.TinkError:
            raise SealBroken(place) from None

    def _bound_to(self, case_id: UUID) -> bytes:
        return self._at(f"data_keys|{case_id}")

    def _at(self, place: str) -> bytes:
        return f"{self._service}|{place}".encode()
