"""Verifies an evidence bundle or a single PDF with a root certificate and no server."""

import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from pydantic import ValidationError

from documents_service.clients.manifest import (
    CHAIN,
    MANIFEST,
    RECORD,
    BundledFile,
    Manifest,
    record_reason,
)
from documents_service.clients.press import sha256
from documents_service.clients.signing import HCSC
from documents_service.clients.verification import Verdict, fingerprint, verify
from documents_service.domain.chain import Link, breaks, newest_files
from documents_service.domain.chain_lines import NotAChain, read

# Larger than any document; an entry that says so of itself is not unpacked.
_MOST_BYTES = 64 * 1024 * 1024
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one file, and whether it is as it has to be."""

    name: str
    is_right: bool
    said: str


class NotCheckable(Exception):
    """Nothing could be checked; the sentence says why and what to do."""


def check_bundle(bundle: IO[bytes], *, root: bytes) -> tuple[Finding, ...]:
    """Check every hash, the chain, every expected signature and what each covers.

    Raises NotCheckable where the ZIP cannot be opened at all.
    """
    try:
        opened = zipfile.ZipFile(bundle)
    except (*_DAMAGE, ValueError):
        raise NotCheckable(
            "This ZIP is damaged and cannot be opened. Download the bundle again."
        ) from None
    with opened:
        return tuple(_of_bundle(opened, root))


def check_pdf(pdf: bytes, *, root: bytes) -> tuple[Finding, ...]:
    """Check the signatures of one file; which there should be it cannot know.

    Raises NotCheckable where there are none.
    """
    verdicts = verify(pdf, root=root)
    if not verdicts:
        raise NotCheckable(
            "No signature can be read in this file, so it cannot be checked alone. "
            f"Its SHA-256 is {sha256(pdf)}: compare it with the manifest of the "
            "evidence bundle, or check the whole bundle."
        )
    found = [
        Finding(
            f"signature “{one.field}”",
            one.is_valid,
            f"valid, by {one.signer}" if one.is_valid else _NOT_VALID,
        )
        for one in verdicts
    ]
    is_whole = verdicts[-1].is_whole
    said = "nothing was added after the newest signature" if is_whole else _ADDED
    return (*found, Finding("end of the file", is_whole, said))


_NOT_VALID = "not valid: signed bytes were changed, or another root vouches for it"
_ADDED = "something was added after the newest signature"


def _of_bundle(opened: zipfile.ZipFile, root: bytes) -> Iterator[Finding]:
    manifest = _manifest(opened)
    if manifest is None:
        said = "missing, damaged or not a manifest of ours, so the bundle was altered"
        yield Finding(MANIFEST, is_right=False, said=said)
        return
    is_ours = manifest.root_sha256 == fingerprint(root)
    said = "is the one that the bundle names"
    wrong = f"is another one: the bundle names SHA-256 {manifest.root_sha256}"
    yield Finding("root certificate", is_ours, said if is_ours else wrong)
    yield from _strangers(opened, manifest)
    for file in manifest.files:
        yield _of_file(file, _content(opened, file.path), root)
    yield from _of_chain(opened, manifest, root)


def _manifest(opened: zipfile.ZipFile) -> Manifest | None:
    try:
        return Manifest.model_validate_json(_content(opened, MANIFEST) or b"")
    except ValidationError:
        return None


def _content(opened: zipfile.ZipFile, name: str) -> bytes | None:
    try:
        if opened.getinfo(name).file_size > _MOST_BYTES:
            return None
        return opened.read(name)
    except (KeyError, *_DAMAGE):
        return None


def _strangers(opened: zipfile.ZipFile, manifest: Manifest) -> Iterator[Finding]:
    known = {file.path for file in manifest.files if file.is_included} | {MANIFEST}
    for name, count in Counter(opened.namelist()).items():
        if name not in known:
            said = "does not belong to the bundle: the manifest does not name it"
            yield Finding(name, is_right=False, said=said)
        elif count > 1:
            yield Finding(name, is_right=False, said="is in the bundle twice")


def _of_file(file: BundledFile, content: bytes | None, root: bytes) -> Finding:
    if not file.is_included:
        return Finding(file.path, is_right=True, said=file.about)
    if content is None:
        return Finding(file.path, is_right=False, said="missing or damaged")
    if sha256(content) != file.sha256:
        said = "not the file that was bundled: its SHA-256 is another"
        return Finding(file.path, is_right=False, said=said)
    if not file.signatures:
        return Finding(file.path, is_right=True, said=f"{file.about}: hash")
    fault = _fault(verify(content, root=root), file.signatures)
    fields = " and ".join(f"“{field}”" for field in file.signatures)
    said = f"{file.about}: hash, signature {fields}, nothing added"
    return Finding(file.path, not fault, fault or said)


def _fault(verdicts: Sequence[Verdict], fields: Sequence[str]) -> str:
    """Say what is wrong with the signatures; nothing if they are the expected ones."""
    there = [verdict.field for verdict in verdicts]
    if there != list(fields):
        found = ", ".join(there) or "none"
        return f"has other signatures ({found}) than expected ({', '.join(fields)})"
    if broken := [verdict.field for verdict in verdicts if not verdict.is_valid]:
        return f"signature “{broken[0]}” is {_NOT_VALID}"
    return "" if verdicts[-1].is_whole else _ADDED


def _of_chain(
    opened: zipfile.ZipFile, manifest: Manifest, root: bytes
) -> Iterator[Finding]:
    try:
        links = read((_content(opened, CHAIN) or b"").decode())
        head = manifest.chain.end
    except (NotAChain, ValueError) as fault:
        yield Finding("chain of evidence", is_right=False, said=str(fault))
        return
    broken = breaks(links, head=head)
    for found in broken:
        yield Finding("chain of evidence", is_right=False, said=found.what)
    if not broken:
        said = f"{len(links)} entries, unbroken"
        yield Finding("chain of evidence", is_right=True, said=said)
    verdicts = verify(_content(opened, RECORD) or b"", root=root)
    reasons = [one.reason for one in verdicts if one.field == HCSC and one.is_valid]
    is_bound = reasons == [record_reason(manifest.case, head)]
    said = "is signed in the signing record"
    wrong = "is not the one that was signed in the signing record"
    yield Finding("end of the chain", is_bound, said if is_bound else wrong)
    yield _documents_in(links, manifest)


def _documents_in(links: Sequence[Link], manifest: Manifest) -> Finding:
    told = newest_files(links)
    here = {file.document: file.sha256 for file in manifest.files if file.document}
    wrong = sorted(name for name in {*told, *here} if told.get(name) != here.get(name))
    if wrong:
        said = f"the chain ends with another file for: {', '.join(wrong)}"
        return Finding("documents and chain", is_right=False, said=said)
    said = "each document is the newest file that the chain tells of it"
    return Finding("documents and chain", is_right=True, said=said)
