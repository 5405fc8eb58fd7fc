"""Evidence bundles that a test makes without a server, and what may happen to them."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from documents_service.clients.manifest import (
    CHAIN,
    MANIFEST,
    RECORD,
    BundledChain,
    BundledFile,
    Manifest,
    record_reason,
)
from documents_service.clients.signing import HCSC, Signer
from documents_service.clients.verification import fingerprint
from documents_service.domain.chain import BEGINNING, Head, Link, head_of, linked
from documents_service.domain.chain_lines import written
from tests.support.document_builders import KEY, NOON, a_signature

AGREEMENT = "documents/01-producer-agreement.pdf"
SLUG = "producer-agreement"


def digest(content: bytes) -> str:
    """Give the SHA-256 as hex."""
    return sha256(content).hexdigest()


@dataclass(frozen=True)
class Maker:
    """Makes bundles of one agreement, as the documents service does."""

    reviewed: bytes
    signed: bytes
    sealed: bytes
    root: bytes
    signer: Signer

    def links(self) -> tuple[Link, ...]:
        """Give the chain of the agreement."""
        acts = (
            ("consent_given", "ESIGN 2026-11", None),
            ("packet_prepared", SLUG, self.reviewed),
            ("document_signed", SLUG, self.signed),
            ("document_sealed", SLUG, self.sealed),
            ("bundle_taken", None, None),
        )
        links, previous = [], BEGINNING
        for position, (what, subject, file) in enumerate(acts, 1):
            after = digest(file) if file else None
            told = {"what": what, "subject": subject, "after": after, "packet": "1"}
            previous = linked(previous, told)
            links.append(Link(position, told, previous))
        return tuple(links)

    def record(self, head: Head) -> bytes:
        """Give something that HCSC signed with the end of the chain as the reason."""
        reason = record_reason(KEY, head)
        given = a_signature(HCSC, name="HCSC")
        return self.signer.sign(self.reviewed, replace(given, reason=reason))

    def files(self) -> dict[str, bytes]:
        """Give the files of a bundle by path, the manifest last."""
        links = self.links()
        files = {
            AGREEMENT: self.sealed,
            CHAIN: written(links).encode(),
            RECORD: self.record(head_of(links)),
        }
        return files | {MANIFEST: self.manifest(files, links)}

    def manifest(self, files: Mapping[str, bytes], links: tuple[Link, ...]) -> bytes:
        """Give the manifest of these files, also of altered ones."""
        expected = {
            AGREEMENT: {"document": SLUG, "signatures": ("producer", HCSC)},
            CHAIN: {},
            RECORD: {"signatures": (HCSC,)},
        }
        head = head_of(links)
        made = Manifest(
            case=KEY,
            made_at=NOON,
            root_sha256=fingerprint(self.root),
            chain=BundledChain(length=head.length, head=head.chain.hex()),
            files=tuple(
                BundledFile.model_validate(
                    {"path": path, "sha256": digest(files[path]), "about": path} | more
                )
                for path, more in expected.items()
                if path in files
            ),
        )
        return made.model_dump_json().encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Put the files into a ZIP."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as bundle:
        for path, content in files.items():
            bundle.writestr(path, content)
    return made.getvalue()


def opened(bundle: bytes) -> dict[str, bytes]:
    """Give the files of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as made:
        return {path: made.read(path) for path in made.namelist()}
