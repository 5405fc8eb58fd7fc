"""Keeps files in a bucket, sealed with their case's key, and checks them on return."""

from dataclasses import dataclass
from uuid import UUID

from chassis.objects import ObjectMissing, ObjectStore
from chassis.refusal import Refused
from chassis.sealing import Seal, SealBroken
from contracts.ids import uuid7
from documents_service.clients.press import sha256
from documents_service.domain.packet import KeptFile

_MEDIA_TYPE = "application/octet-stream"


class FileAltered(Refused):
    """A file in the store is not the one that was kept."""

    def __init__(self) -> None:
        super().__init__(
            "file_altered",
            "This file failed its integrity check and is not shown. "
            "Please call the Producer Service Center at 855-782-4272.",
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A reserved name for an object, and the key that will seal it."""

    name: str
    seal: Seal


class Archive:
    """One bucket. Names are made here and say nothing about people or content."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store
        self.bucket = store.bucket

    def new_name(self, case_id: UUID) -> str:
        """Make a name for an object of the case; reserve it before it is used."""
        return f"{case_id}/{uuid7()}"

    async def keep(self, content: bytes, place: Place) -> KeptFile:
        """Store the content at its place; only then may a row speak of it."""
        sealed = place.seal.close(content, place=f"objects.{place.name}")
        await self._store.put(place.name, sealed, _MEDIA_TYPE)
        return KeptFile(place.name, sha256(content))

    async def read(self, kept: KeptFile, *, seal: Seal) -> bytes:
        """Give the content back, or raise FileAltered if it is gone or another."""
        try:
            sealed = await self._store.get(kept.name)
            content = seal.open(sealed, place=f"objects.{kept.name}")
        except (ObjectMissing, SealBroken):
            raise FileAltered from None
        if sha256(content) != kept.sha256:
            raise FileAltered
        return content

    async def remove(self, name: str) -> None:
        """Remove an object that no row speaks of."""
        await self._store.remove(name)
