"""The manifest of an evidence bundle: what it holds and what to expect of each file."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

from documents_service.domain.chain import Head

MANIFEST = "manifest.json"
CHAIN = "chain.jsonl"
RECORD = "signing-record.pdf"


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class BundledFile(_Shape):
    """A file of the bundle: its hash, and the signature fields that it must have.

    `document` is what the chain calls it; one that is not included is known by its
    hash only.
    """

    path: str
    sha256: str
    about: str
    document: str | None = None
    signatures: tuple[str, ...] = ()
    is_included: bool = True


class BundledChain(_Shape):
    """How the chain ended when the bundle was made."""

    path: Literal["chain.jsonl"] = "chain.jsonl"
    length: int
    head: str

    @property
    def end(self) -> Head:
        """The same in the words of the chain; raises ValueError where it is no hash."""
        return Head(self.length, bytes.fromhex(self.head))


class Manifest(_Shape):
    """What an evidence bundle holds, in the order of the ZIP."""

    format: Literal["producerpro-evidence-1"] = "producerpro-evidence-1"
    case: str
    made_at: AwareDatetime
    hash: Literal["SHA-256"] = "SHA-256"
    root_sha256: str
    chain: BundledChain
    files: tuple[BundledFile, ...]


def record_reason(case_key: str, head: Head) -> str:
    """Say why HCSC signs the signing record: so that nobody shortens the chain.

    The reason is part of the signed bytes, which binds the chain's end to a signature.
    """
    return (
        f"Signing record of case {case_key}. Its evidence chain has {head.length} "
        f"entries and ends with {head.chain.hex()}"
    )
