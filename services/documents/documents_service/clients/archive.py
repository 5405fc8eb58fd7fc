"""Keeps files in a bucket, sealed with their case's key, and checks them on return."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from prometheus_client import Counter

from chassis.objects import ObjectMissing, ObjectStore
from chassis.refusal import Refused
from chassis.sealing import Seal, SealBroken
from contracts.ids import uuid7
from documents_service.clients.press import sha256
from documents_service.domain.packet import KeptFile

log = structlog.get_logger(__name__)

# For whoever watches: each is an error in the log with the name of the object.
ALTERED = Counter(
    "producerpro_files_altered",
    "Files that were found altered or gone, by whether an older version was whole",
    ["bucket", "outcome"],
)

_MEDIA_TYPE = "application/octet-stream"


class FileAltered(Refused):
    """A file in the store is not the one that was kept."""

    def __init__(self) -> None:
        super().__init__(
            "file_altered",
            "This file failed its integrity check and is not shown. "
            "Please call the Producer Service Center at 855-782-4272.",
        )


class NotKept(Exception):
    """The store acknowledged a file and does not give it back."""


@dataclass(frozen=True, slots=True)
class Place:
    """A reserved name for an object, and the key that will seal it."""

    name: str
    seal: Seal


class Archive:
    """One bucket. Names are made here and say nothing about people or content."""

    def __init__(self, store: ObjectStore, *, reads_back: bool = False) -> None:
        """Keep files in this bucket, and believe the store only what it gives back."""
        self._store = store
        self._reads_back = reads_back
        self.bucket = store.bucket

    def new_name(self, case_id: UUID) -> str:
        """Make a name for an object of the case; reserve it before it is used."""
        return f"{case_id}/{uuid7()}"

    async def keep(self, content: bytes, place: Place) -> KeptFile:
        """Store the content at its place; only then may a row speak of it.

        Raises NotKept where the archive reads back and the store lost or changed it.
        """
        sealed = place.seal.close(content, place=f"objects.{place.name}")
        await self._store.put(place.name, sealed, _MEDIA_TYPE)
        kept = KeptFile(place.name, sha256(content))
        if self._reads_back and not await self._is_whole(kept, place.seal):
            self._alarm(kept, "not kept")
            raise NotKept
        return kept

    async def read(self, kept: KeptFile, *, seal: Seal) -> bytes:
        """Give the content back, or raise FileAltered if it is gone or another.

        Where somebody wrote over it, or removed it, the version that was kept is given
        as long as the bucket has it.
        """
        if (content := await self._whole(kept, seal, version=None)) is not None:
            return content
        async for _, content in self._whole_versions(kept, seal):
            self._alarm(kept, "kept version read")
            return content
        self._alarm(kept, "refused")
        raise FileAltered

    async def lock(self, kept: KeptFile, *, seal: Seal, until: datetime) -> None:
        """Let nobody remove or replace the file before then.

        What is locked was read and found to be what was kept; else raises FileAltered.
        """
        async for version, _ in self._whole_versions(kept, seal):
            await self._store.lock(kept.name, version=version, until=until)
            return
        self._alarm(kept, "refused")
        raise FileAltered

    async def remove(self, name: str) -> None:
        """Remove an object that no row speaks of."""
        await self._store.remove(name)

    async def _is_whole(self, kept: KeptFile, seal: Seal) -> bool:
        return await self._whole(kept, seal, version=None) is not None

    async def _whole_versions(
        self, kept: KeptFile, seal: Seal
    ) -> AsyncIterator[tuple[str, bytes]]:
        for version in await self._store.versions(kept.name):
            content = await self._whole(kept, seal, version=version)
            if content is not None:
                yield version, content

    async def _whole(
        self, kept: KeptFile, seal: Seal, *, version: str | None
    ) -> bytes | None:
        """Give the content, or None when this is not what was kept."""
        try:
            sealed = await self._store.get(kept.name, version=version)
            content = seal.open(sealed, place=f"objects.{kept.name}")
        except (ObjectMissing, SealBroken):
            return None
        return content if sha256(content) == kept.sha256 else None

    def _alarm(self, kept: KeptFile, outcome: str) -> None:
        ALTERED.labels(self.bucket, outcome).inc()
        log.error("file altered", bucket=self.bucket, file=kept.name, outcome=outcome)
