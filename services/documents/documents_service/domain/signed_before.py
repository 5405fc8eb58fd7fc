"""What the producer signed before the answers changed, and what of it counts still."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from documents_service.domain.packet import Packet

SignAgain = Literal["all", "changed"]
"""What is signed again after a change: the whole packet, or what differs in it."""

Fate = Literal["changed", "added", "gone", "kept", "same"]


def signed_before(earlier: Sequence[Packet]) -> Packet | None:
    """Give the last of a case's earlier packets, with each document as last signed.

    A packet may be voided with only some of its documents signed; the signatures of
    the one before it are then what the producer remembers.
    """
    if not earlier:
        return None
    done = {d.slug: d for packet in earlier for d in packet.documents if d.is_done}
    last = earlier[-1]
    return replace(last, documents=tuple(done.get(d.slug, d) for d in last.documents))


def keeping(made: Packet, before: Packet) -> Packet:
    """Take over what was signed or reviewed in documents that say the same as before.

    The same hash means the same bytes: each signature stays bound to what it was put
    under (NEW-3).
    """
    done = {d.slug: d for d in before.documents if d.is_done}
    documents = (
        done[d.slug]
        if d.slug in done and done[d.slug].reviewed.pdf.sha256 == d.reviewed.pdf.sha256
        else d
        for d in made.documents
    )
    return replace(made, documents=tuple(documents))


def fates(now: Packet, before: Packet) -> dict[str, Fate]:
    """Say of each document what became of it since the earlier packet, in order."""
    earlier = {d.slug: d for d in before.documents}
    told: dict[str, Fate] = {}
    for document in now.documents:
        old = earlier.pop(document.slug, None)
        if old is None:
            told[document.slug] = "added"
        elif document.slug in now.changed_documents:
            told[document.slug] = "changed"
        elif old.is_done and old.done_at == document.done_at:
            told[document.slug] = "kept"
        else:
            told[document.slug] = "same"
    return told | dict.fromkeys(earlier, "gone")
