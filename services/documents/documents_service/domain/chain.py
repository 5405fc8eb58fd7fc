"""The chain of a case's evidence: entries that each vouch for all before them.

A changed byte, a dropped, a swapped or a cut-off entry is found and its place named,
from the entries alone; how many there were, and how they ended, is told apart.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Told = Mapping[str, str | None]
"""What an entry says, as text; sealed details by their hash only."""

BEGINNING = bytes(32)
"""What the first entry of a case is chained to."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry at its place, counted from 1, with the hash recorded for it."""

    position: int
    told: Told
    chain: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """How a chain ended: its length and the hash of its newest entry."""

    length: int
    chain: bytes


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain is not what was recorded, and what is wrong there."""

    position: int
    what: str


def linked(previous: bytes, told: Told) -> bytes:
    """Give the hash that binds an entry to all that came before it."""
    canonical = json.dumps(dict(told), sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(previous + canonical).digest()


def head_of(links: Sequence[Link]) -> Head:
    """Give how these entries end."""
    return Head(len(links), links[-1].chain if links else BEGINNING)


def breaks(links: Sequence[Link], *, head: Head) -> tuple[Break, ...]:
    """Name every place where the entries are not the recorded ones; none if they are.

    `head` comes from elsewhere, since a chain that was cut off is whole in itself.
    """
    return (*_out_of_place(links), *_changed(links), *_cut(links, head))


def newest_files(links: Sequence[Link]) -> Mapping[str, str]:
    """Give the newest SHA-256 of each document of the packet that the chain ends with.

    An entry about a document that was shown or opened names the same file again.
    """
    packet = links[-1].told.get("packet") if links else None
    return {
        subject: after
        for link in links
        if link.told.get("packet") == packet
        and (subject := link.told.get("subject")) is not None
        and (after := link.told.get("after")) is not None
    }


def _out_of_place(links: Iterable[Link]) -> Iterator[Break]:
    before = 0
    for link in links:
        if link.position != before + 1:
            what = f"entry {before + 1} is missing: entry {link.position} follows here"
            yield Break(before + 1, what)
        before = link.position


def _changed(links: Iterable[Link]) -> Iterator[Break]:
    previous, name = BEGINNING, "the beginning"
    for link in links:
        if linked(previous, link.told) != link.chain:
            what = f"entry {link.position} was changed, or does not belong after {name}"
            yield Break(link.position, what)
        previous, name = link.chain, f"entry {link.position}"


def _cut(links: Sequence[Link], head: Head) -> Iterator[Break]:
    if len(links) != head.length:
        what = f"the chain ends after {len(links)} entries, not after {head.length}"
        yield Break(len(links), what)
    elif head_of(links) != head:
        yield Break(len(links), "the newest entry is not the one that was recorded")
