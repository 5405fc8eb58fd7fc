"""Answers, packets and letters for tests of documents."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from contracts.api.case_internal import (
    AnswersCopy,
    ExaminationData,
    ExaminationSection,
    LetterData,
    PacketData,
    PostalAddress,
)
from contracts.api.case_tabs import FeeLine
from documents_service.clients.signing import Signature
from documents_service.clients.wording import document_data, letter_data
from documents_service.domain.letter_list import LETTERS
from documents_service.domain.packet import (
    CaseId,
    KeptFile,
    Packet,
    PacketDocument,
    PacketId,
    Rendition,
    State,
)
from documents_service.domain.packet_list import PACKET, documents_for
from stack.authority import make_authority, renew_signer

CASE_ID = UUID("01900000-0000-7000-8000-00000000000a")
KEY = "PP-2026-7K2MXW"
NOON = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
ADDRESS = PostalAddress(
    street="1200 South Boulder Avenue",
    street_2="Apt 4B",
    city="Tulsa",
    state="OK",
    zip_code="74119",
)
FEES = tuple(
    FeeLine(state=state, label=label, cents=cents, text=text, rule="The fee table.")
    for state, label, cents, text in (
        ("IL", "Illinois", None, "No appointment needed"),
        ("MT", "Montana", 0, "$0.00"),
        ("NM", "New Mexico", 2000, "$20.00"),
        ("OK", "Oklahoma", 3000, "$30.00"),
        ("OK", "BlueLincs HMO", 3000, "$30.00"),
        ("TX", "Texas", 1350, "$13.50"),
    )
)


def some_answers(**changes: Any) -> PacketData:
    """Give what a packet is made from: a producer of all five states."""
    answers: dict[str, Any] = {
        "case_id": CASE_ID,
        "key": KEY,
        "snapshot_hash": "a" * 64,
        "name": "Maria Núñez O\u2019Brien",
        "npn": "17894512",
        "resident_state": "OK",
        "ssn": "900123456",
        "email": "maria.nunez@example.com",
        "business_phone": "(918) 555-0142",
        "primary_address": ADDRESS,
        "mailing_address": ADDRESS,
        "states": ("IL", "MT", "NM", "OK", "TX"),
        "bluelincs_hmo": True,
        "fees": FEES,
        "fee_total_text": "$93.50",
    }
    answers |= changes
    answers.setdefault("addenda", addenda_of(answers["states"]))
    return PacketData.model_validate(answers)


def a_letter(**changes: Any) -> LetterData:
    """Give what every kind of letter says beside its own words."""
    letter: dict[str, Any] = {
        "case_id": CASE_ID,
        "key": KEY,
        "name": "Maria Núñez O\u2019Brien",
        "address": ADDRESS,
        "dated": NOON,
        "reason": "The license was revoked.\n\nIt ended in 2025.",
        "notice": ("This rests on a report.", "You may dispute what it says."),
        "fees": FEES,
        "fee_total_text": "$93.50",
        "producer_identification_number": "104238871",
    }
    return LetterData.model_validate(letter | changes)


def some_letters(**changes: Any) -> dict[str, tuple[str, dict[str, Any]]]:
    """Give every kind of letter: name, then template and data."""
    return {
        kind.slug: (kind.template, letter_data(kind, a_letter(**changes)))
        for kind in LETTERS
    }


def a_record() -> ExaminationData:
    """Give what an examiner gets of a case: sections with lines, and one without."""
    lines = (("Case key", KEY), ("Hash", "0123456789abcdef" * 4))
    return ExaminationData(
        case_id=CASE_ID,
        key=KEY,
        tenant="HCSC",
        made_at=NOON,
        sections=(
            ExaminationSection(title="Case", lines=lines),
            ExaminationSection(title="Verdicts", lines=()),
        ),
    )


def a_copy(**changes: Any) -> AnswersCopy:
    """Give what a copy of the answers says."""
    copy: dict[str, Any] = {
        "case_id": CASE_ID,
        "key": KEY,
        "name": "Maria Núñez O\u2019Brien",
        "status": "HCSC Review",
        "submitted_at": NOON,
        "copied_at": NOON,
        "sections": (
            {
                "title": "General",
                "lines": (
                    {"label": "Name", "value": "Maria Núñez O\u2019Brien"},
                    {"label": "Social Security Number", "value": "Ending in 4321"},
                ),
            },
            {
                "title": "Background Questionnaire",
                "lines": (
                    {"label": f"{number}. Has it ever happened?", "value": "No"}
                    for number in range(1, 11)
                ),
            },
        ),
    }
    return AnswersCopy.model_validate(copy | changes)


CHOICES = {
    "producer-agreement": {"contracting_as": "individual"},
    "w-9": {
        "tax_classification": "llc",
        "llc_classification": "S",
        "backup_withholding": "yes",
    },
}


# What the dated rules of the case service say, as far as tests need it.
ADDENDA = {
    "MT": "montana-addendum",
    "NM": "new-mexico-addendum",
    "OK": "oklahoma-addendum",
}


def addenda_of(states: Iterable[str]) -> tuple[str, ...]:
    """Give the addenda that these states add."""
    return tuple(ADDENDA[state] for state in states if state in ADDENDA)


def some_documents() -> dict[str, tuple[str, dict[str, Any]]]:
    """Give every kind of document: name, then template and data."""
    packet = {
        kind.slug: (
            kind.template,
            document_data(kind, some_answers(), CHOICES.get(kind.slug, {})),
        )
        for kind in PACKET
    }
    return packet | some_letters()


def a_packet(*states: str, state: State = State.OPEN) -> Packet:
    """Give a packet for these states with nothing done yet."""
    return Packet(
        id=PacketId(UUID(int=1)),
        case_id=CaseId(CASE_ID),
        case_key=KEY,
        state=state,
        snapshot_hash="a" * 64,
        expected_name="Maria Núñez O\u2019Brien",
        documents=tuple(
            PacketDocument(
                slug=kind.slug,
                template_version=kind.template_version,
                choices={},
                reviewed=Rendition(
                    KeptFile(f"pdf of {kind.slug}", f"hash of {kind.slug}"),
                    KeptFile(f"text of {kind.slug}", "hash of text"),
                    pages=1,
                ),
            )
            for kind in documents_for(addenda_of(states))
        ),
    )


def with_done(packet: Packet, *slugs: str) -> Packet:
    """Give the packet with these documents signed or reviewed."""
    for slug in slugs:
        document = packet.document(slug)
        packet = packet.with_document(replace(document, shown_at=NOON, done_at=NOON))
    return packet


def a_signature(
    field: str = "producer", *, name: str = "Maria Núñez O\u2019Brien"
) -> Signature:
    """Give a signature for one of the prepared fields."""
    return Signature(
        field=field,
        signer=name,
        meaning="Signed electronically",
        reason=f"Signed by {name}",
        signed_at=NOON,
        case_key=KEY,
        document="Producer Agreement",
        reviewed_sha256="0123456789abcdef" * 4,
    )


def an_authority(folder: Path) -> tuple[bytes, bytes, bytes]:
    """Make a signing authority: the signer's key, its chain, the root."""
    make_authority(folder)
    names = ("signing.key", "chain.pem", "root.pem")
    key, chain, root = ((folder / name).read_bytes() for name in names)
    return key, chain, root


def a_renewed_signer(folder: Path) -> tuple[bytes, bytes]:
    """Renew the signer's certificate in a copy of an authority: its key and chain."""
    with TemporaryDirectory() as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        renew_signer(Path(copy))
        key, chain = (Path(copy) / name for name in ("signing.key", "chain.pem"))
        return key.read_bytes(), chain.read_bytes()
