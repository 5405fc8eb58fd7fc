"""The certificate authority of this run, which signs documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID, ObjectIdentifier

from stack.secret_files import write_secret

ORGANIZATION = "HCSC Producer Onboarding (local)"
# id-kp-documentSigning, RFC 9336.
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holder:
    """A key with the certificate that says whose it is."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> str:
        """The certificate as text."""
        return self.certificate.public_bytes(Encoding.PEM).decode()

    @property
    def key_pem(self) -> str:
        """The private key as text."""
        return self.key.private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        ).decode()


def make_authority(folder: Path) -> None:
    """Make root, issuing authority and document signer, unless they are there."""
    chain = folder / "chain.pem"
    if chain.exists():
        return
    root = _certify("Root", issuer=None, days=7300, extensions=_for_authority(1))
    issuing = _certify("Issuing", issuer=root, days=3650, extensions=_for_authority(0))
    signer = _certify("Signing", issuer=issuing, days=1095, extensions=_for_signer())
    write_secret(folder / "root.pem", root.pem)
    write_secret(folder / "root.key", root.key_pem)
    write_secret(folder / "issuing.pem", issuing.pem)
    write_secret(folder / "issuing.key", issuing.key_pem)
    write_secret(folder / "signing.pem", signer.pem)
    write_secret(folder / "signing.key", signer.key_pem)
    # Last, since it says that the others are complete; the signer comes first in it.
    write_secret(chain, signer.pem + issuing.pem + root.pem)


def renew_signer(folder: Path) -> None:
    """Give the document signer a new key and certificate, as an operator does."""
    issuing, root = _holder(folder, "issuing"), (folder / "root.pem").read_text()
    signer = _certify("Signing", issuer=issuing, days=1095, extensions=_for_signer())
    write_secret(folder / "signing.pem", signer.pem)
    write_secret(folder / "signing.key", signer.key_pem)
    write_secret(folder / "chain.pem", signer.pem + issuing.pem + root)


def _holder(folder: Path, name: str) -> Holder:
    key = load_pem_private_key((folder / f"{name}.key").read_bytes(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)  # noqa: S101 (made here)
    certificate = (folder / f"{name}.pem").read_bytes()
    return Holder(key, x509.load_pem_x509_certificate(certificate))


def _certify(
    role: str,
    *,
    issuer: Holder | None,
    days: int,
    extensions: Sequence[x509.ExtensionType],
) -> Holder:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(role)
    # A clock that is a little behind must still find the certificate valid.
    begins = datetime.now(UTC) - DAY  # noqa: TID251 - made once, on this machine
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.certificate.subject if issuer else name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + days * DAY)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
        .add_extension(_issued_by(issuer.key if issuer else key), critical=False)
    )
    for extension in extensions:
        critical = not isinstance(extension, x509.ExtendedKeyUsage)
        builder = builder.add_extension(extension, critical=critical)
    return Holder(key, builder.sign(issuer.key if issuer else key, SHA256()))


def _name(role: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANIZATION),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{ORGANIZATION} {role}"),
        ]
    )


def _issued_by(key: ec.EllipticCurvePrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _for_authority(below: int) -> tuple[x509.ExtensionType, ...]:
    constraints = x509.BasicConstraints(ca=True, path_length=below)
    return constraints, _usage(signs_certificates=True)


def _for_signer() -> tuple[x509.ExtensionType, ...]:
    return (
        x509.BasicConstraints(ca=False, path_length=None),
        _usage(signs_certificates=False),
        x509.ExtendedKeyUsage([DOCUMENT_SIGNING]),
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
