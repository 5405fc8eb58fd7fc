"""Keys and passwords, made at first start and kept with the run's data."""

import base64
import secrets

import tink
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from tink import aead, json_proto_keyset_format, secret_key_access

from stack.authority import make_authority
from stack.diagram import SERVICES
from stack.home import Home
from stack.secret_files import keep, password

STORE_IDENTITIES = ("admin", "documents", "nipr-adapter")


def make_keys(home: Home) -> None:
    """Make every key and password that is not there yet."""
    home.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    keep(home.keys / "postgres.password", make=password)
    keep(home.keys / "gateway" / "sealing.key", make=key_of_32_bytes)
    keep(home.keys / "blind-index" / "case.key", make=key_of_32_bytes)
    keep(home.keys / "name-index" / "case.key", make=key_of_32_bytes)
    keep(home.keys / "identity" / "pepper.key", make=key_of_32_bytes)
    keep(home.keys / "nipr" / "user", make=lambda: "producerpro")
    keep(home.keys / "nipr" / "password", make=password)
    for identity in STORE_IDENTITIES:
        keep(home.keys / "s3" / f"{identity}.access", make=password)
        keep(home.keys / "s3" / f"{identity}.secret", make=password)
    for service in SERVICES:
        keep(home.keys / "keysets" / f"{service}.json", make=keyset)
        _make_token_keys(home, service)
    make_authority(home.keys / "authority")


def key_of_32_bytes() -> str:
    """Make a symmetric key, as base64 text."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def keyset() -> str:
    """Make a Tink keyset that encrypts and authenticates, as JSON text."""
    aead.register()
    handle = tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM)
    text: str = json_proto_keyset_format.serialize(handle, secret_key_access.TOKEN)
    return text


def _make_token_keys(home: Home, service: str) -> None:
    private = home.keys / "tokens" / "private" / f"{service}.pem"
    pem = keep(private, make=_ed25519_pem)
    public = load_pem_private_key(pem.encode(), password=None).public_key()
    form = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    keep(home.keys / "tokens" / "public" / f"{service}.pem", make=form.decode)


def _ed25519_pem() -> str:
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
