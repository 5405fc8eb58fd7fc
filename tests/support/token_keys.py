"""Keys for the tokens between services, made where a test wants them."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from pydantic import SecretStr

SERVICES = ("gateway", "identity", "case", "documents", "notifications", "nipr-adapter")


def make_token_keys(folder: Path) -> None:
    """Make a key pair for every service."""
    public_keys(folder).mkdir(parents=True)
    for service in SERVICES:
        key = Ed25519PrivateKey.generate()
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / f"{service}.pem").write_bytes(pem)
        public = key.public_key().public_bytes(
            Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
        )
        (public_keys(folder) / f"{service}.pem").write_bytes(public)


def private_key(folder: Path, service: str) -> SecretStr:
    """Give what a service signs with."""
    return SecretStr((folder / f"{service}.pem").read_text())


def public_keys(folder: Path) -> Path:
    """Give the folder of what services check signatures with."""
    return folder / "public"
