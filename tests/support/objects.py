"""The object store of the tests and the identities that may use it."""

from dataclasses import dataclass

from minio import Minio

from stack import store
from stack.home import Home


@dataclass(frozen=True, slots=True)
class Store:
    """Where the store is, and the keys of each identity in it."""

    home: Home

    @property
    def endpoint(self) -> str:
        """Host and port, as settings name them."""
        return f"127.0.0.1:{self.home.port('s3')}"

    def keys(self, identity: str) -> tuple[str, str]:
        """Access key and secret key of `admin`, `documents` or `nipr-adapter`."""
        access = self.home.secret(f"s3/{identity}.access")
        return access, self.home.secret(f"s3/{identity}.secret")

    def client(self, identity: str = "admin") -> Minio:
        """Act as one of the identities."""
        return store.client(self.home, identity)
