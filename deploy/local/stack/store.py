"""The object store: who may use it, and its buckets."""

import asyncio
import json

from minio import Minio
from minio.error import S3Error
from minio.versioningconfig import VersioningConfig

from stack import http
from stack.home import Home
from stack.secret_files import write_secret

# Which service may use which bucket.
BUCKETS = {
    "uploads": "documents",
    "packets": "documents",
    "pdb-reports": "nipr-adapter",
}
# Signed files may neither be replaced nor removed.
LOCKED = frozenset({"packets"})
ACTIONS = ("Read", "Write", "List", "Tagging")
# To lock an object is not in Write; there is no right to unlock one.
LOCK_ACTIONS = ("GetObjectRetention", "PutObjectRetention")


def write_identities(home: Home) -> None:
    """Write who may do what in the store; each service knows its own buckets only."""
    (home.path / "store").mkdir(parents=True, exist_ok=True)
    identities = [_identity(home, "admin", actions=["Admin"])]
    for service in sorted(set(BUCKETS.values())):
        buckets = [bucket for bucket, owner in BUCKETS.items() if owner == service]
        may = [
            f"{action}:{bucket}" for bucket in buckets for action in _actions(bucket)
        ]
        identities.append(_identity(home, service, actions=may))
    content = json.dumps({"identities": identities}, indent=1)
    write_secret(home.keys / "s3" / "identities.json", content)


def client(home: Home, identity: str = "admin") -> Minio:
    """Make a client that acts as one of the identities."""
    return Minio(
        home.address("s3"),
        access_key=home.secret(f"s3/{identity}.access"),
        secret_key=home.secret(f"s3/{identity}.secret"),
        region="us-east-1",
        secure=False,
    )


async def is_ready(home: Home) -> bool:
    """Tell whether the store can take an object."""
    return await http.answers_well(home.address("s3"), "/healthz") and (
        await http.answers_well(home.address("store-master"), "/cluster/healthz")
    )


async def provision(home: Home) -> None:
    """Make the buckets that are missing."""
    await asyncio.to_thread(_make_buckets, client(home))


def _make_buckets(store: Minio) -> None:
    present = {bucket.name for bucket in store.list_buckets()}
    for bucket in BUCKETS.keys() - present:
        try:
            store.make_bucket(bucket, object_lock=bucket in LOCKED)
        except S3Error as error:
            if error.code != "BucketAlreadyOwnedByYou":
                raise
    for bucket in LOCKED - present:
        store.set_bucket_versioning(bucket, VersioningConfig("Enabled"))


def _actions(bucket: str) -> tuple[str, ...]:
    return ACTIONS + LOCK_ACTIONS if bucket in LOCKED else ACTIONS


def _identity(home: Home, name: str, *, actions: list[str]) -> dict[str, object]:
    return {
        "name": name,
        "credentials": [
            {
                "accessKey": home.secret(f"s3/{name}.access"),
                "secretKey": home.secret(f"s3/{name}.secret"),
            }
        ],
        "actions": actions,
    }
