"""Timestamps over a whole file (RFC 3161): what they vouch for, and as of when.

A signature is judged as of the first timestamp over it, by the proofs in the file: also
after its certificate has ended. Each timestamp is judged as of the next one over it,
the newest as of now.
"""

from datetime import datetime

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    EmbeddedPdfSignature,
    validate_pdf_timestamp,
)
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

_ONLY_PROOFS = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES)


class Timestamps:
    """The timestamps of one file and the proofs that they cover."""

    def __init__(self, reader: PdfFileReader, *, root: bytes, roots: bytes) -> None:
        """Take the PEM root for signatures, and those for timestamps, if any."""
        self._all = reader.embedded_timestamp_signatures
        self._root = list(load_certs_from_pemder_data(root))
        self._roots = list(load_certs_from_pemder_data(roots)) if roots else []
        self._proofs = _proofs(reader) if self._roots and self._all else None

    def context(self, signature: EmbeddedPdfSignature) -> ValidationContext | None:
        """Give how to judge a signature as of its timestamp; None if it has none."""
        after = self._after(signature)
        if self._proofs is None or not after:
            return None
        return self._proofs.as_validation_context(
            {
                "trust_roots": self._root,
                "moment": _stamped_at(after[0]),
                "revocation_mode": "hard-fail",
            }
        )

    def are_believed(self, signature: EmbeddedPdfSignature) -> bool:
        """Tell whether every timestamp over the signature is one of our authorities'.

        Where no authority is known nothing is said by a timestamp, nor against it.
        """
        if not self._roots:
            return True
        after = self._after(signature)
        moments = [*map(_stamped_at, after[1:]), None]
        return all(map(self._is_believed, after, moments))

    def is_whole(
        self, signature: EmbeddedPdfSignature, status: PdfSignatureStatus
    ) -> bool:
        """Tell whether nothing but proofs and timestamps follows the signature."""
        after = self._after(signature)
        if not after:
            return status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        coverage = after[-1].evaluate_signature_coverage()
        return (
            status.modification_level in _ONLY_PROOFS
            and coverage == SignatureCoverageLevel.ENTIRE_FILE
        )

    def _after(self, signature: EmbeddedPdfSignature) -> list[EmbeddedPdfSignature]:
        signed = signature.signed_revision
        return [stamp for stamp in self._all if stamp.signed_revision > signed]

    def _is_believed(
        self, stamp: EmbeddedPdfSignature, moment: datetime | None
    ) -> bool:
        if self._proofs is None:
            return False
        parameters: dict[str, object] = {
            "trust_roots": self._roots,
            "revocation_mode": "soft-fail",
        }
        if moment is not None:
            parameters["moment"] = moment
        context = self._proofs.as_validation_context(parameters)
        status = validate_pdf_timestamp(stamp, context)
        return bool(status.intact and status.valid and status.trusted)


def _proofs(reader: PdfFileReader) -> DocumentSecurityStore | None:
    try:
        return DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return None


def _stamped_at(stamp: EmbeddedPdfSignature) -> datetime:
    content = stamp.signed_data["encap_content_info"]["content"]
    at: datetime = content.parsed["gen_time"].native
    return at
