"""Objects in an S3 bucket, without blocking the event loop."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from typing import TypeVar

import structlog
import urllib3
from minio import Minio
from minio.commonconfig import COMPLIANCE
from minio.error import MinioException, S3Error
from minio.retention import Retention
from pydantic import SecretStr

from chassis import metrics
from chassis.logging import where
from chassis.threads import Threads

T = TypeVar("T")

# One connection per thread, or urllib3 throws connections away (minio-py issue 518).
_THREADS = 8
_DEADLINE_SECONDS = 20.0
_RETRIED = (500, 502, 503, 504)
_MISSING = ("NoSuchKey", "NoSuchObject", "NoSuchVersion")
_FAILURES = (MinioException, urllib3.exceptions.HTTPError, OSError, TimeoutError)

log = structlog.get_logger(__name__)


class ObjectMissing(Exception):
    """There is no object of this name."""


class ObjectStore(Threads):
    """One bucket with the service's own credentials."""

    def __init__(
        self,
        endpoint: str,
        *,
        access_key: SecretStr,
        secret_key: SecretStr,
        bucket: str,
        secure: bool = False,
    ) -> None:
        """Point at a bucket; nothing is connected before the first call."""
        super().__init__(_THREADS, name="objects")
        self.bucket = bucket
        self._client = Minio(
            endpoint,
            access_key=access_key.get_secret_value(),
            secret_key=secret_key.get_secret_value(),
            secure=secure,
            # Without a region the first call asks for it and blocks.
            region="us-east-1",
            http_client=urllib3.PoolManager(
                maxsize=_THREADS,
                timeout=urllib3.Timeout(connect=2, read=15),
                retries=urllib3.Retry(
                    total=2, backoff_factor=0.1, status_forcelist=_RETRIED
                ),
            ),
        )

    async def put(
        self,
        name: str,
        data: bytes,
        content_type: str,
        metadata: Mapping[str, str] | None = None,
    ) -> None:
        """Store an object whole; doing it again is harmless."""
        await self._call(
            lambda: self._client.put_object(
                self.bucket,
                name,
                BytesIO(data),
                len(data),
                content_type=content_type,
                metadata=dict(metadata or {}),
            )
        )

    async def get(self, name: str, *, version: str | None = None) -> bytes:
        """Read an object whole, as a rule its newest version. Raises ObjectMissing."""
        return await self._call(lambda: self._read(name, version))

    async def versions(self, name: str) -> tuple[str, ...]:
        """Name the versions of an object, newest first; what removed it is none."""
        listed = await self._call(lambda: self._listed(name))
        return tuple(version for version, is_content in listed if is_content)

    async def lock(self, name: str, *, version: str, until: datetime) -> None:
        """Let nobody remove this version before then, nor end the lock earlier."""
        retention = Retention(COMPLIANCE, until)
        await self._call(
            lambda: self._client.set_object_retention(
                self.bucket, name, retention, version_id=version
            )
        )

    async def locked_until(self, name: str, *, version: str) -> datetime | None:
        """Tell until when a version cannot be removed."""
        retention = await self._call(
            lambda: self._client.get_object_retention(
                self.bucket, name, version_id=version
            )
        )
        return retention.retain_until_date if retention else None

    async def exists(self, name: str) -> bool:
        """Tell whether an object is there."""
        try:
            await self._call(lambda: self._client.stat_object(self.bucket, name))
        except ObjectMissing:
            return False
        return True

    async def remove(self, name: str) -> None:
        """Remove an object with all its versions, if it is there.

        Without naming its versions a bucket that keeps them would only hide it.
        """
        await self._call(lambda: self._remove(name))

    def _read(self, name: str, version: str | None) -> bytes:
        response = self._client.get_object(self.bucket, name, version_id=version)
        try:
            return response.read()
        finally:
            response.close()
            response.release_conn()

    def _listed(self, name: str) -> list[tuple[str, bool]]:
        found = self._client.list_objects(
            self.bucket, prefix=name, include_version=True
        )
        return [
            (one.version_id, not one.is_delete_marker)
            for one in found
            if one.object_name == name and one.version_id
        ]

    def _remove(self, name: str) -> None:
        for version, _ in self._listed(name):
            self._client.remove_object(self.bucket, name, version_id=version)

    async def _call(self, call: Callable[[], T]) -> T:
        try:
            async with asyncio.timeout(_DEADLINE_SECONDS):
                return await self.in_thread(call)
        except _FAILURES as error:
            if isinstance(error, S3Error) and error.code in _MISSING:
                raise ObjectMissing from None
            metrics.OBJECT_FAILURES.labels(self.bucket, type(error).__name__).inc()
            log.error("object store failed", bucket=self.bucket, **where(error))  # noqa: TRY400 (its text may quote values)
            raise
