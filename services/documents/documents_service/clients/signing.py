"""PAdES signatures in the prepared fields: the producer's, then HCSC's.

The signature is the platform's: it names the producer as the one whose recorded act
it stands for. The signed file begins with exactly the reviewed bytes.
"""

import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pyhanko.keys import (
    load_certs_from_pemder_data,
    load_private_key_from_pemder_data,
)
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from documents_service.clients.typesetting import Typesetter
from documents_service.clients.verification import fingerprint, is_intact

PRODUCER = "producer"
HCSC = "hcsc"

# Room for the signature and its chain; without it pyHanko signs twice to measure.
_RESERVED = 8192

_PEM_BEGINS = b"-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True, slots=True)
class Signature:
    """Whose signature goes into which field, and what its stamp says."""

    field: str
    signer: str
    meaning: str
    reason: str
    signed_at: datetime
    case_key: str
    document: str
    reviewed_sha256: str


class Signer:
    """Signs PDFs with HCSC's document signing key."""

    def __init__(
        self,
        *,
        key: bytes,
        certificates: bytes,
        typesetter: Typesetter,
        timestamp_roots: bytes = b"",
    ) -> None:
        """Take the PEM key and the PEM certificates: its own first, the root last.

        Timestamps are checked against the roots of the authorities that make them.
        """
        self._signer = SimpleSigner(
            next(load_certs_from_pemder_data(certificates)),
            load_private_key_from_pemder_data(key, passphrase=None),
            _store_of(certificates),
        )
        self._typesetter = typesetter
        _, mark, root = certificates.rpartition(_PEM_BEGINS)
        self._root = mark + root
        self._timestamp_roots = timestamp_roots
        self.root_sha256 = fingerprint(self._root)
        chain = load_certs_from_pemder_data(certificates)
        self._marks = tuple(certificate.dump() for certificate in chain)

    def has_mark(self, content: bytes) -> bool:
        """Tell whether a certificate of ours is in the file, as signatures hold it.

        It is looked for in the bytes: a stranger's file is not parsed here.
        """
        written = content.lower()
        return any(m in content or m.hex().encode() in written for m in self._marks)

    def is_intact(self, pdf: bytes, *, fields: Sequence[str]) -> bool:
        """Tell whether the file holds exactly these signatures and nothing after."""
        roots = self._timestamp_roots
        return is_intact(pdf, root=self._root, fields=fields, timestamp_roots=roots)

    def sign(self, pdf: bytes, signature: Signature) -> bytes:
        """Give the PDF with the signature appended; what was there is untouched."""
        revision = IncrementalPdfFileWriter(io.BytesIO(pdf))
        with tempfile.NamedTemporaryFile(prefix="stamp-", suffix=".pdf") as stamp:
            stamp.write(self._stamp(_size(revision, signature.field), signature))
            stamp.flush()
            signed = io.BytesIO()
            PdfSigner(
                _metadata(signature), self._signer, stamp_style=_style(stamp.name)
            ).sign_pdf(
                revision,
                output=signed,
                bytes_reserved=_RESERVED,
            )
        return signed.getvalue()

    def _stamp(self, size: tuple[float, float], signature: Signature) -> bytes:
        width, height = size
        return self._typesetter.pdf(
            "stamp.typ",
            {
                "width": width,
                "height": height,
                "signer": signature.signer,
                "meaning": signature.meaning,
                "signed_at": f"{signature.signed_at:%Y-%m-%d %H:%M:%S}",
                "case_key": signature.case_key,
                "document": signature.document,
                "reviewed": signature.reviewed_sha256[:16],
            },
        )


def _metadata(signature: Signature) -> PdfSignatureMetadata:
    """Certify with the producer's signature: afterwards only fields may be filled."""
    if signature.field == PRODUCER:
        return PdfSignatureMetadata(
            field_name=PRODUCER,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            name=signature.signer,
            reason=signature.reason,
            certify=True,
            docmdp_permissions=MDPPerm.FILL_FORMS,
        )
    return PdfSignatureMetadata(
        field_name=signature.field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=signature.signer,
        reason=signature.reason,
    )


def _style(stamp: str) -> StaticStampStyle:
    return StaticStampStyle(
        border_width=0,
        background=_page_of(stamp),
        background_opacity=1,
        background_layout=SimpleBoxLayoutRule(
            AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins(0, 0, 0, 0)
        ),
    )


def _page_of(stamp: str) -> ImportedPdfPage:
    # pyHanko leaves this constructor without annotations.
    return ImportedPdfPage(stamp)  # type: ignore[no-untyped-call]


def _store_of(certificates: bytes) -> SimpleCertificateStore:
    chain = load_certs_from_pemder_data(certificates)
    # pyHanko leaves this constructor without annotations.
    store: SimpleCertificateStore = SimpleCertificateStore.from_certs(chain)  # type: ignore[no-untyped-call]
    return store


def _size(pdf: IncrementalPdfFileWriter, field: str) -> tuple[float, float]:
    for reference in pdf.root["/AcroForm"]["/Fields"]:
        widget = reference.get_object()
        if widget["/T"] == field:
            left, bottom, right, top = (float(edge) for edge in widget["/Rect"])
            return right - left, top - bottom
    raise LookupError(f"The document has no signature field “{field}”.")
