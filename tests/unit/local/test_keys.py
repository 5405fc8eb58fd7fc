"""Keys are made once, kept, and read by nobody else."""

import json
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    load_pem_private_key,
    load_pem_public_key,
)

from stack import store
from stack.authority import DOCUMENT_SIGNING
from stack.diagram import SERVICES
from stack.home import Home
from stack.keys import make_keys
from tests.support.covers import covers


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "run")
    made.path.mkdir()
    make_keys(made)
    store.write_identities(made)
    return made


def contents(home: Home) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.keys.rglob("*") if path.is_file()}


def test_a_second_start_changes_no_key(home: Home) -> None:
    first = contents(home)
    make_keys(home)
    store.write_identities(home)
    assert contents(home) == first


def test_nobody_but_their_owner_can_read_them(home: Home) -> None:
    modes = {path.stat().st_mode & 0o077 for path in (home.keys, *contents(home))}
    assert modes == {0}


def test_a_lost_key_is_made_again_and_the_others_stay(home: Home) -> None:
    lost = home.keys / "gateway" / "sealing.key"
    first = contents(home)
    lost.unlink()
    make_keys(home)
    changed = {
        path for path, content in contents(home).items() if first[path] != content
    }
    assert changed == {lost}


@pytest.mark.parametrize("service", SERVICES)
def test_a_services_public_key_fits_its_private_one(home: Home, service: str) -> None:
    private = load_pem_private_key(
        (home.keys / "tokens" / "private" / f"{service}.pem").read_bytes(), None
    )
    public = load_pem_public_key(
        (home.keys / "tokens" / "public" / f"{service}.pem").read_bytes()
    )
    assert private.public_key() == public


@covers("OPS-1")
def test_the_store_gives_each_service_its_own_buckets(home: Home) -> None:
    listed = json.loads(home.secret("s3/identities.json"))["identities"]
    allowed = {entry["name"]: entry["actions"] for entry in listed}
    buckets = {
        name: {action.split(":")[1] for action in actions}
        for name, actions in allowed.items()
        if name != "admin"
    }
    assert buckets == {
        "documents": {"uploads", "packets"},
        "nipr-adapter": {"pdb-reports"},
    }


def test_the_document_signer_stands_below_the_root(home: Home) -> None:
    chain = x509.load_pem_x509_certificates(home.secret("authority/chain.pem").encode())
    signer, issuing, root = chain
    signer.verify_directly_issued_by(issuing)
    issuing.verify_directly_issued_by(root)
    root.verify_directly_issued_by(root)
    usage = signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(usage) == [DOCUMENT_SIGNING]
