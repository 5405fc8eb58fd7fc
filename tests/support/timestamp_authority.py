"""A timestamp authority and the revocation lists of every authority, over HTTP."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Party:
    """Somebody with a key and a certificate."""

    key: Key
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        """The certificate as text."""
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        """The key as text."""
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


class Authorities(ThreadingHTTPServer):
    """A root, what it issued, and a timestamp authority with a root of its own."""

    def __init__(self, *, signer_lasts: timedelta) -> None:
        """Certify a document signer whose certificate ends soon."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.revoked: set[int] = set()
        self.is_away = False
        self.root = self._party("root", None, 20 * 365 * DAY)
        self.issuing = self._party("issuing", self.root, 10 * 365 * DAY)
        self.signer = self._party("signer", self.issuing, signer_lasts, use=())
        self.stamp_root = self._party("stamp-root", None, 20 * 365 * DAY)
        self.certify_stamper(lasts=3650 * DAY)

    def certify_stamper(self, *, lasts: timedelta) -> None:
        """Make timestamps with another key from now on."""
        use = (ExtendedKeyUsageOID.TIME_STAMPING,)
        self.stamper = self._party("stamper", self.stamp_root, lasts, use=use)

    @property
    def url(self) -> str:
        """Where timestamps are asked for."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def chain(self) -> bytes:
        """The signer's certificates, its own first."""
        return self.signer.pem + self.issuing.pem + self.root.pem

    def stamp(self, request: bytes) -> bytes:
        """Answer a request for a timestamp."""
        certificate = asn1.Certificate.load(
            self.stamper.certificate.public_bytes(Encoding.DER)
        )
        key = self.stamper.key.private_bytes(
            Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
        )
        stamper = DummyTimeStamper(
            certificate, keys.PrivateKeyInfo.load(key), SimpleCertificateStore()
        )
        asked = tsp.TimeStampReq.load(request)
        answer: bytes = stamper.request_tsa_response(asked).dump()
        return answer

    def revocations(self, of: str) -> bytes:
        """Give the list of what an authority has revoked, as of now."""
        party: Party = getattr(self, of.replace("-", "_"))
        now = datetime.now(UTC)  # noqa: TID251 (a clock of its own)
        made = x509.CertificateRevocationListBuilder(
            issuer_name=party.certificate.subject,
            last_update=now - timedelta(minutes=5),
            next_update=now + DAY,
        )
        for serial in self.revoked:
            one = x509.RevokedCertificateBuilder(serial, now - timedelta(minutes=5))
            made = made.add_revoked_certificate(one.build())
        listed = made.sign(party.key, SHA256())
        return listed.public_bytes(Encoding.DER)

    def _party(
        self,
        name: str,
        issuer: Party | None,
        lasts: timedelta,
        *,
        use: tuple[x509.ObjectIdentifier, ...] | None = None,
    ) -> Party:
        """Certify somebody; without a use it is an authority."""
        is_authority = use is None
        key: Key = ec.generate_private_key(ec.SECP256R1())
        if name == "stamper":  # pyHanko's can do no other
            key = rsa.generate_private_key(65537, 2048)
        now = datetime.now(UTC)  # noqa: TID251 (a clock of its own)
        builder = (
            x509.CertificateBuilder()
            .subject_name(_named(name))
            .issuer_name(issuer.certificate.subject if issuer else _named(name))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - DAY)
            .not_valid_after(now + lasts)
            .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
            .add_extension(_usage(is_authority=is_authority), critical=True)
        )
        if use:
            builder = builder.add_extension(x509.ExtendedKeyUsage(use), critical=True)
        if issuer is not None:
            address = f"{self.url}/{_name_of(issuer)}"
            points = x509.DistributionPoint(
                [x509.UniformResourceIdentifier(address)], None, None, None
            )
            builder = builder.add_extension(
                x509.CRLDistributionPoints([points]), critical=False
            )
        return Party(key, builder.sign(issuer.key if issuer else key, SHA256()))


@contextmanager
def authorities(*, signer_lasts: timedelta) -> Iterator[Authorities]:
    """Serve until the block ends."""
    served = Authorities(signer_lasts=signer_lasts)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield served
    served.shutdown()
    served.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        served = cast("Authorities", self.server)
        self._answer("application/pkix-crl", served.revocations(self.path[1:]))

    def do_POST(self) -> None:
        served = cast("Authorities", self.server)
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        if served.is_away:
            self.send_error(503)
        else:
            self._answer("application/timestamp-reply", served.stamp(asked))

    def _answer(self, media_type: str, content: bytes) -> None:
        self.send_response_only(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _name_of(party: Party) -> str:
    (name,) = party.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(name.value)


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )
