"""What the signing record says: who did what, when, from where, to which bytes."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from documents_service.clients.wording import central_time
from documents_service.domain.bundle import standing
from documents_service.domain.chain import Head
from documents_service.domain.evidence import Act, Actor, What
from documents_service.domain.packet import Packet, PacketDocument
from documents_service.domain.packet_list import PACKET

SIGNING_RECORD_TEMPLATE = "signing-record.typ"
SIGNING_RECORD_VERSION = "SR 2026-11"

# What the record tells; who opened a file afterwards stands in the chain only.
_ACTS: Mapping[What, str] = {
    "consent_given": "Consented to electronic signatures and records",
    "consent_declined": "Declined electronic signatures and records",
    "packet_prepared": "Document made from the answers",
    "signature_kept": "Signature kept, as the document says the same",
    "choice_made": "Choice made in the document, which was made anew",
    "document_shown": "Document shown to its end",
    "document_reviewed": "Document confirmed as reviewed",
    "document_signed": "Document signed by typing the name",
    "packet_finished": "Signing finished",
    "packet_voided": "Document voided, as answers changed",
    "document_sealed": "Document sealed by HCSC",
    "case_submitted": "Application submitted",
}
_ROLES = {"producer": "The producer", "system": "Producer Pro, by itself"}
_TITLES = {kind.slug: kind.title for kind in PACKET}


def signing_record_data(
    packet: Packet, acts: Iterable[Act], *, head: Head, made_at: datetime
) -> dict[str, Any]:
    """Give all that the signing record prints."""
    told = [act for act in acts if act.entry.what in _ACTS]
    return {
        "template_version": SIGNING_RECORD_VERSION,
        "case_key": packet.case_key,
        "name": packet.expected_name,
        "made": _moments(made_at),
        "consent": _consent(told),
        "documents": [_document(document) for document in packet.documents],
        "acts": [_act(act) for act in told],
        "chain_length": str(head.length),
        "chain_head": head.chain.hex(),
    }


def _consent(acts: Iterable[Act]) -> str:
    given = [act for act in acts if act.entry.what == "consent_given"]
    if not given:
        return "Not given"
    return f"Text {given[-1].entry.subject}, given {_moments(given[-1].at)}"


def _document(document: PacketDocument) -> dict[str, Any]:
    sealed = "As countersigned" if document.is_countersigned else "As sealed"
    files = {
        "As reviewed": document.reviewed.pdf,
        "As signed": document.signed,
        sealed: document.sealed,
    }
    return {
        "title": document.kind.title,
        "about": f"Template {document.template_version}, "
        f"{_pages(document.reviewed.pages)}, {standing(document)}",
        "hashes": [[form, file.sha256] for form, file in files.items() if file],
    }


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _act(act: Act) -> dict[str, Any]:
    entry = act.entry
    hashes = {"Before": entry.sha256_before, "After": entry.sha256_after}
    return {
        "what": _ACTS[entry.what],
        "about": _TITLES.get(entry.subject or "", entry.subject or ""),
        "who": _who(entry.by, entry.details),
        "central": central_time(act.at),
        "utc": _utc(act.at),
        "address": _plain(entry.details.get("address", "")),
        "browser": _plain(entry.details.get("user_agent", "")),
        "hashes": [[when, hash_] for when, hash_ in hashes.items() if hash_],
    }


def _who(by: Actor, details: Mapping[str, str]) -> str:
    who = _ROLES.get(by.role, "HCSC's staff")
    typed = unicodedata.normalize("NFKC", details.get("typed_name", ""))
    return f"{who}, typed name {typed}" if typed else who


def _moments(at: datetime) -> str:
    return f"{central_time(at)} ({_utc(at)})"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _plain(text: str) -> str:
    """Keep what every font has: a browser may name itself in any characters."""
    return "".join(c if " " <= c <= "~" else "?" for c in text)[:300]
