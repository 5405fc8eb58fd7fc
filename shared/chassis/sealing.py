"""Sealing sensitive fields with a key of their case (Tink AEAD, AES-256-GCM)."""

from functools import lru_cache
from uuid import UUID

import tink
from pydantic import SecretStr
from tink import aead, secret_key_access

aead.register()

# Less than two kilobytes each.
_REMEMBERED_KEYS = 2048


class SealBroken(Exception):
    """A sealed value cannot be opened: wrong key, wrong place, or altered bytes."""

    def __init__(self, place: str) -> None:
        super().__init__(f"the value sealed for {place} cannot be opened")


class Seal:
    """One case's data key, bound to the service and the case."""

    def __init__(self, primitive: aead.Aead, *, service: str, case_id: UUID) -> None:
        """Hold an unwrapped data key; `Vault` makes these."""
        self._primitive = primitive
        self._bound_to = f"{service}|{case_id}"

    def _associated(self, place: str, version: int) -> bytes:
        return f"{self._bound_to}|{place}|{version}".encode()

    def close(self, plain: bytes, *, place: str, version: int = 0) -> bytes:
        """Seal a value for one place (`table.column`) and version of a row."""
        return bytes(self._primitive.encrypt(plain, self._associated(place, version)))

    def open(self, sealed: bytes, *, place: str, version: int = 0) -> bytes:
        """Open a value. Raises SealBroken unless it was sealed for this very place."""
        try:
            return bytes(
                self._primitive.decrypt(sealed, self._associated(place, version))
            )
        except tink.TinkError:
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
        handle = tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM)
        return bytes(
            tink.proto_keyset_format.serialize_encrypted(
                handle, self._wrapping, self._bound_to(case_id)
            )
        )

    def _unwrapped(self, case_id: UUID, wrapped: bytes) -> Seal:
        """Unwrap a stored data key. Raises SealBroken when it is not this case's."""
        try:
            handle = tink.proto_keyset_format.parse_encrypted(
                wrapped, self._wrapping, self._bound_to(case_id)
            )
        except tink.TinkError:
            raise SealBroken("data_keys.wrapped") from None
        primitive = handle.primitive(aead.Aead)
        return Seal(primitive, service=self._service, case_id=case_id)

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
