"""Proofs inside a signed file, so that it verifies after its certificates have ended.

PAdES B-LTA: the chain of each signer, the revocation lists of that day, and a timestamp
over all of it by an authority (RFC 3161), which is renewed before its certificate ends.
"""

import io
from datetime import datetime

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


class NotLonger(Exception):
    """The authority's certificate ends no later than that of the older timestamp."""


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
        context = self._context()
        count = len(PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures)
        for number in range(count):
            pdf = _with_proofs(pdf, number, context)
        return self._stamped(pdf, context)

    async def prolong(self, pdf: bytes, *, ends_at: datetime | None) -> bytes:
        """Give the file with a newer timestamp over all that is in it.

        A file without one is preserved. Raises NotLonger if the newer ends no later.
        """
        if ends_at is None:
            return await self.preserve(pdf)
        newer = await self.in_thread(lambda: self._stamped(pdf, self._context()))
        until = await self.ends_at(newer)
        if until is None or until <= ends_at:
            raise NotLonger
        return newer

    async def ends_at(self, pdf: bytes) -> datetime | None:
        """Tell when the certificate of the newest timestamp ends; None without one."""
        return await self.in_thread(lambda: _ends_at(pdf))

    def _context(self) -> ValidationContext:
        # A context remembers what it fetched: lists must be of this moment.
        return ValidationContext(
            trust_roots=self._roots,
            other_certs=self._chain,
            allow_fetching=True,
            revocation_mode="hard-fail",
        )

    def _stamped(self, pdf: bytes, context: ValidationContext) -> bytes:
        stamped = io.BytesIO()
        PdfTimeStamper(self._stamper).timestamp_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)),
            "sha256",
            context,
            output=stamped,
            dss_settings=_PROOFS_FIRST,
        )
        return stamped.getvalue()


def _ends_at(pdf: bytes) -> datetime | None:
    stamps = PdfFileReader(io.BytesIO(pdf)).embedded_timestamp_signatures
    if not stamps:
        return None
    ends: datetime = stamps[-1].signer_cert.not_valid_after
    return ends


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
