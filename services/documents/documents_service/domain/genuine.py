"""Whether a file is one of ours: judged by recorded hashes, without telling whose."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from chassis.refusal import Refused, Unacceptable

Verdict = Literal["intact", "older", "superseded", "modified", "unknown"]

MOST_BYTES = 3_145_728
MOST_CHECKS = 30
CHECKS_WITHIN = timedelta(hours=1)
"""So often one network address may ask: it may be a whole office."""

# A reviewed or signed form ends here; each later form adds to it.
_END = re.compile(rb"%%EOF[\r\n]{0,2}")
_MOST_ENDS = 50


class TooManyChecks(Refused):
    """One network address has asked too often."""

    def __init__(self) -> None:
        super().__init__(
            "too_many_checks",
            "Too many files were checked from your network. Wait an hour and try "
            "again, or call the Producer Service Center at 855-782-4272.",
        )


class FileTooLarge(Unacceptable):
    """No document of ours is as large."""

    def __init__(self) -> None:
        super().__init__(
            "file_too_large",
            "A file may have at most 3,072 KB. Choose the document as you received it.",
        )


@dataclass(frozen=True, slots=True)
class Hashes:
    """The hash of a whole file, and of each form that it may have grown from."""

    whole: str
    beginnings: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every hash, the whole file's first."""
        return self.whole, *self.beginnings


@dataclass(frozen=True, slots=True)
class Known:
    """The recorded hashes of a document, and whether its packet was voided."""

    reviewed: str
    signed: str | None
    sealed: str | None
    needs_signature: bool
    is_void: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is told of a file, and the signatures that an older form lacks."""

    verdict: Verdict
    missing: tuple[str, ...] = ()


def hashes_of(content: bytes) -> Hashes:
    """Give the hashes by which a file, or what it began as, may be known."""
    return Hashes(hashlib.sha256(content).hexdigest(), tuple(_beginnings(content)))


def judge(
    hashes: Hashes, known: Iterable[Known], *, is_other: bool, has_mark: bool
) -> Judgement:
    """Judge a file by the documents that have one of its hashes.

    `is_other`: it is a letter or record that was given out; `has_mark`: it holds a
    certificate of ours.
    """
    rows = sorted(known, key=lambda one: one.is_void)
    same = [one for one in rows if hashes.whole in _forms(one)]
    if same:
        return _of_same(hashes.whole, same[0])
    if is_other:
        return Judgement("intact")
    return Judgement("modified" if rows or has_mark else "unknown")


def _of_same(whole: str, known: Known) -> Judgement:
    if known.is_void:
        return Judgement("superseded")
    missing = tuple(_missing(whole, known))
    return Judgement("older" if missing else "intact", missing)


def _missing(whole: str, known: Known) -> Iterator[str]:
    is_reviewed = whole == known.reviewed
    if is_reviewed and (known.signed or known.needs_signature):
        yield "the producer\u2019s signature"
    if known.sealed and whole != known.sealed:
        yield "HCSC\u2019s countersignature"


def _forms(known: Known) -> tuple[str | None, ...]:
    return known.reviewed, known.signed, known.sealed


def _beginnings(content: bytes) -> Iterator[str]:
    so_far, at = hashlib.sha256(), 0
    for count, found in enumerate(_END.finditer(content)):
        # The line may end after the mark in one, two or no characters.
        for end in range(found.start() + 5, found.end() + 1):
            so_far.update(content[at:end])
            at = end
            yield so_far.hexdigest()
        if count == _MOST_ENDS:
            return
