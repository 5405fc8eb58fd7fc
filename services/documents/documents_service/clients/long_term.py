"""Proofs inside a signed file, so that it verifies after its certificates have ended.

PAdES B-LTA as far as it goes without renewal: the chain of each signer, the revocation
lists of that day, and a timestamp over all of it by an authority (RFC 3161).
"""

import io

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.signers.pdf_signer import TimestampDSSContentSettings
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko.sign.validation import add_validation_info
from pyhanko_certvalidator import ValidationContext

from chassis.threads import Threads

# One after the other, apart from the press: it waits for other people's servers.
_THREADS = 1
_TIMEOUT_SECONDS = 10
# Before the timestamp, which then covers every proof and is the last of the file.
_PROOFS_FIRST = TimestampDSSContentSettings(include_vri=False, update_before_ts=True)


class Preserver(Threads):
    """Adds proofs and a timestamp; use it as an async context manager.

    It asks the timestamp authority, and for the revocation lists the addresses that the
    certificates name.
    """

    def __init__(
        self, url: str, *, certificates: bytes, timestamp_roots: bytes
    ) -> None:
        """Take the authority's address and roots, and the signer's chain, all PEM."""
        super().__init__(_THREADS, name="preserver")
        self._stamper = _stamper(url)
        *self._chain, root = load_certs_from_pemder_data(certificates)
        self._roots = [root, *load_certs_from_pemder_data(timestamp_roots)]

    async def preserve(self, pdf: bytes) -> bytes:
        """Give the file with proofs appended; what was there is untouched.

        Raises what pyHanko raises when an authority does not answer, or says that a
        certificate is revoked.
        """
        return await self.in_thread(lambda: self.preserve_now(pdf))

    def preserve_now(self, pdf: bytes) -> bytes:
        """Do the same without an event loop, which waits meanwhile."""
        # A context remembers what it fetched: lists must be of this moment.
        context = ValidationContext(
            trust_roots=self._roots,
            other_certs=self._chain,
            allow_fetching=True,
            revocation_mode="hard-fail",
        )
        count = len(PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures)
        for number in range(count):
            pdf = _with_proofs(pdf, number, context)
        stamped = io.BytesIO()
        PdfTimeStamper(self._stamper).timestamp_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)),
            "sha256",
            context,
            output=stamped,
            dss_settings=_PROOFS_FIRST,
        )
        return stamped.getvalue()


def _stamper(url: str) -> RequestsHTTPTimeStamper:
    # pyHanko leaves this constructor without annotations.
    return RequestsHTTPTimeStamper(url, timeout=_TIMEOUT_SECONDS)  # type: ignore[no-untyped-call]


def _with_proofs(pdf: bytes, number: int, context: ValidationContext) -> bytes:
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures[number]
    proven = io.BytesIO()
    add_validation_info(
        signature, context, skip_timestamp=True, in_place=False, output=proven
    )
    return proven.getvalue()
