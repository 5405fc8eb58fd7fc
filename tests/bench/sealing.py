"""Making, signing and keeping a document, by the time on a core that each step takes.

In one process and one thread, as the service's own threads do it; the store is the real
one. The limit is pyHanko with a key of RSA-2048, which signs the same bytes in turn.
"""

import asyncio
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID
from pydantic import SecretStr

from chassis.objects import ObjectStore
from chassis.sealing import Vault
from contracts.ids import uuid7
from documents_service.clients import page_images
from documents_service.clients.archive import Archive, Place
from documents_service.clients.signature_fields import prepare
from documents_service.clients.signing import PRODUCER, Signer
from documents_service.clients.typesetting import Data, SignatureBox, Typesetter
from documents_service.clients.wording import document_data
from documents_service.domain.packet_list import kind_of
from stack.authority import make_authority
from stack.keys import keyset
from tests.bench.places import HOME
from tests.bench.report import Report, at_most
from tests.support.document_builders import a_signature, some_answers

ROUNDS, WARM = 30, 3
RENDERED, SIGNED, WHOLE, PICTURE = 60, 30, 80, 60
SHARE = 0.4
AGREEMENT = kind_of("producer-agreement")


@dataclass
class Core:
    """Milliseconds on a core of this process, all its threads together."""

    taken: list[float] = field(default_factory=list)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Take the time of what happens inside."""
        begun = time.process_time()
        yield
        self.taken.append((time.process_time() - begun) * 1000)

    @property
    def middle(self) -> float:
        """The middle one, without the first, which load and fill."""
        return median(self.taken[WARM:])

    def __str__(self) -> str:
        """Say the middle and the slowest."""
        return f"{self.middle:.1f} ms of a core, at most {max(self.taken[WARM:]):.1f}"


class _Kept(Typesetter):
    """Gives the stamp that was made before: making it is measured apart."""

    stamp = b""

    def pdf(self, template: str, data: Data) -> bytes:
        """Make it once."""
        self.stamp = self.stamp or super().pdf(template, data)
        return self.stamp


async def measure(report: Report) -> None:
    """Measure each step, the two signers in turn."""
    # In a thread of its own, as pyHanko's signer brings its own loop.
    await asyncio.to_thread(_steps, report)
    whole = await _whole()
    report.tell(
        "prepare, stamp, sign, seal, store",
        str(whole),
        at_most(WHOLE, whole.middle, unit="ms"),
    )


def _steps(report: Report) -> None:
    setter, render, drawn = Typesetter(), Core(), Core()
    for number in range(ROUNDS + WARM):
        # Other data each time: what was made from the same is remembered.
        data = _data(number)
        with render.one():
            raw, boxes = setter.pdf_with_boxes(AGREEMENT.template, data)
        with drawn.one():
            page_images.picture(raw, 1)
    reviewed = prepare(raw, boxes)
    key, chain = _ours()
    ours, theirs = _signing(key, chain), _signing(*_rsa(chain))
    signed, limit = Core(), Core()
    for _ in range(ROUNDS + WARM):
        for core, sign in ((signed, ours), (limit, theirs)):
            with core.one():
                sign(reviewed)
    report.tell(
        f"render an agreement of {page_images.count(raw)} pages",
        str(render),
        at_most(RENDERED, render.middle, unit="ms"),
    )
    report.tell(
        "draw a page of it", str(drawn), at_most(PICTURE, drawn.middle, unit="ms")
    )
    report.tell(
        "sign it",
        str(signed),
        at_most(SIGNED, signed.middle, unit="ms"),
        at_most(SHARE, signed.middle / limit.middle, unit="x", of="of the limit,"),
        limit=f"{limit} (RSA-2048)",
    )


def _data(number: int) -> Data:
    answers = some_answers(email=f"p{number}@example.com")
    return document_data(AGREEMENT, answers, {"contracting_as": "individual"})


def _signing(key: bytes, chain: bytes) -> Callable[[bytes], bytes]:
    signer = Signer(key=key, certificates=chain, typesetter=_Kept())
    return lambda pdf: signer.sign(pdf, a_signature(PRODUCER))


async def _whole() -> Core:
    key, chain = _ours()
    setter, whole, case_id = Typesetter(), Core(), uuid7()
    signer = Signer(key=key, certificates=chain, typesetter=setter)
    vault = Vault(SecretStr(keyset()), service="documents")
    seal = vault.seal(case_id, vault.new_data_key(case_id))
    raws = [
        setter.pdf_with_boxes(AGREEMENT.template, _data(number))
        for number in range(ROUNDS + WARM)
    ]

    def signed(raw: bytes, boxes: Sequence[SignatureBox]) -> bytes:
        return signer.sign(prepare(raw, boxes), a_signature(PRODUCER))

    async with _bucket() as store:
        archive = Archive(store)
        for raw, boxes in raws:
            with whole.one():
                pdf = await asyncio.to_thread(signed, raw, boxes)
                await archive.keep(pdf, Place(archive.new_name(case_id), seal))
    return whole


def _bucket() -> ObjectStore:
    return ObjectStore(
        HOME.address("s3"),
        access_key=SecretStr(HOME.secret("s3/documents.access")),
        secret_key=SecretStr(HOME.secret("s3/documents.secret")),
        bucket="packets",
    )


def _ours() -> tuple[bytes, bytes]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make_authority(folder)
        key, chain = folder / "signing.key", folder / "chain.pem"
        return key.read_bytes(), chain.read_bytes()


def _rsa(chain: bytes) -> tuple[bytes, bytes]:
    """Make a key of RSA-2048, and a chain of as many certificates to embed."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Limit")])
    begins = datetime.now(UTC) - timedelta(days=1)  # noqa: TID251 (a measurement's own)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=30))
        .sign(key, SHA256())
    )
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    _, _, issuers = chain.partition(b"-----END CERTIFICATE-----\n")
    return pem, certificate.public_bytes(Encoding.PEM) + issuers
