"""What a PDF's signatures say about it, judged by pyHanko with one PEM root only."""

import hashlib
import io
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from documents_service.clients.timestamps import Timestamps

# What pyHanko raises on files that are no PDF or are damaged inside: its parser trusts
# what it reads, so a damaged number fails in decimal, a damaged stream in zlib.
_UNREADABLE = (
    PdfReadError,
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RuntimeError,
    zlib.error,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One signature of a file.

    `is_whole` says that nothing follows what it covers: true of the newest one only.
    """

    field: str
    signer: str
    is_valid: bool
    is_whole: bool
    reason: str = ""


def verify(
    pdf: bytes, *, root: bytes, timestamp_roots: bytes = b""
) -> tuple[Verdict, ...]:
    """Judge each signature of the file, oldest first; none when it cannot be read.

    Each is judged as of its own time: a certificate ends, what it signed stays signed.
    That time is what a timestamp over the file says, if one of these authorities made
    it, and else what the signature says of itself.
    """
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        signatures = reader.embedded_regular_signatures
        stamps = Timestamps(reader, root=root, roots=timestamp_roots)
    except _UNREADABLE:
        return ()
    return tuple(_verdict(signature, root, stamps) for signature in signatures)


def fingerprint(root: bytes) -> str:
    """Give the SHA-256 of a PEM certificate; raises ValueError if it is none."""
    (certificate,) = load_certs_from_pemder_data(root)
    return hashlib.sha256(certificate.dump()).hexdigest()


def is_intact(
    pdf: bytes, *, root: bytes, fields: Sequence[str], timestamp_roots: bytes = b""
) -> bool:
    """Tell whether the file holds exactly these signatures and nothing came after.

    Proofs and timestamps may: they alter nothing that anybody signed.
    """
    verdicts = verify(pdf, root=root, timestamp_roots=timestamp_roots)
    return (
        [verdict.field for verdict in verdicts] == list(fields)
        and all(verdict.is_valid for verdict in verdicts)
        and verdicts[-1].is_whole
    )


def _verdict(
    signature: EmbeddedPdfSignature, root: bytes, stamps: Timestamps
) -> Verdict:
    try:
        context = stamps.context(signature) or ValidationContext(
            trust_roots=list(load_certs_from_pemder_data(root)),
            allow_fetching=False,
            moment=_moment(signature),
        )
        status = validate_pdf_signature(signature, context)
        is_believed = stamps.are_believed(signature)
        is_whole = stamps.is_whole(signature, status)
    except (SignatureValidationError, *_UNREADABLE):
        return Verdict(signature.field_name, "", is_valid=False, is_whole=False)
    return Verdict(
        field=signature.field_name,
        signer=str(signature.sig_object.get("/Name", "")),
        reason=str(signature.sig_object.get("/Reason", "")),
        is_valid=status.bottom_line and is_believed,
        is_whole=is_whole,
    )


def _moment(signature: EmbeddedPdfSignature) -> datetime | None:
    """Give when it was signed: by its timestamp, else as the platform states it."""
    for token in signature.signer_info["unsigned_attrs"]:
        if token["type"].native == "signature_time_stamp_token":
            data = token["values"][0]["content"]["encap_content_info"]["content"]
            at: datetime = data.parsed["gen_time"].native
            return at
    return signature.self_reported_timestamp
