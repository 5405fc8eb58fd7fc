"""PAdES signatures in the prepared fields: the producer's, then HCSC's.

The signature is the platform's: it names the producer as the one whose recorded act
it stands for. The signed file begins with exactly the reviewed bytes.
"""

import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import keys, pem, x509
from documents_service.clients.typesetting import Typesetter
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

PRODUCER = "producer"
HCSC = "hcsc"

# Room for the signature and its chain; without it pyHanko signs twice to measure.
_RESERVED = 8192


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
        self, *, key: bytes, certificates: bytes, typesetter: Typesetter
    ) -> None:
        own, *chain = certificate_chain(certificates)
        store = SimpleCertificateStore()
        store.register_multiple(chain)
        self._signer = SimpleSigner(own, _private_key(key), store)
        self._typesetter = typesetter

    def sign(self, pdf: bytes, signature: Signature) -> bytes:
        """Give the PDF with the signature appended; what was there is untouched."""
        with tempfile.TemporaryDirectory(prefix="stamp-") as folder:
            stamp = Path(folder) / "stamp.pdf"
            stamp.write_bytes(self._stamp(pdf, signature))
            signed = io.BytesIO()
            PdfSigner(
                _metadata(signature), self._signer, stamp_style=_style(stamp)
            ).sign_pdf(
                IncrementalPdfFileWriter(io.BytesIO(pdf)),
                output=signed,
                bytes_reserved=_RESERVED,
            )
        return signed.getvalue()

    def _stamp(self, pdf: bytes, signature: Signature) -> bytes:
        width, height = _size(pdf, signature.field)
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


def certificate_chain(certificates: bytes) -> Sequence[x509.Certificate]:
    """Read PEM certificates: the signing one first, the root last."""
    return [
        x509.Certificate.load(der)
        for _, _, der in pem.unarmor(certificates, multiple=True)
    ]


def _private_key(key: bytes) -> keys.PrivateKeyInfo:
    _, _, der = pem.unarmor(key)
    return keys.PrivateKeyInfo.load(der)


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


def _style(stamp: Path) -> StaticStampStyle:
    return StaticStampStyle(
        border_width=0,
        background=ImportedPdfPage(str(stamp)),
        background_opacity=1,
        background_layout=SimpleBoxLayoutRule(
            AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins.uniform(0)
        ),
    )


def _size(pdf: bytes, field: str) -> tuple[float, float]:
    for reference in PdfFileReader(io.BytesIO(pdf)).root["/AcroForm"]["/Fields"]:
        widget = reference.get_object()
        if widget["/T"] == field:
            left, bottom, right, top = (float(edge) for edge in widget["/Rect"])
            return right - left, top - bottom
    raise LookupError(f"The document has no signature field “{field}”.")
