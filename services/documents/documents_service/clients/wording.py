"""Turns the case service's answers into what the templates print."""

import re
from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from contracts.api.case_internal import (
    AnswersCopy,
    ExaminationData,
    LetterData,
    PacketData,
    PostalAddress,
)
from contracts.api.case_tabs import FeeLine
from documents_service.domain.letter_list import LetterKind
from documents_service.domain.packet import Packet, PacketDocument
from documents_service.domain.packet_list import Choices, DocumentKind, printed_choices

STATE_NAMES: Mapping[str, str] = {
    "IL": "Illinois",
    "MT": "Montana",
    "NM": "New Mexico",
    "OK": "Oklahoma",
    "TX": "Texas",
}

HCSC = "Health Care Service Corporation"

COPY_TEMPLATE = "answers.typ"
COPY_VERSION = "CA 2026-11"
RECORD_TEMPLATE = "case-record.typ"
RECORD_VERSION = "CR 2026-11"

_CENTRAL = ZoneInfo("America/Chicago")
_ON_PAPER_ONLY = re.compile(r"<(h1|header|footer)\b.*?</\1>", re.DOTALL)


def document_data(
    kind: DocumentKind, answers: PacketData, choices: Choices
) -> dict[str, Any]:
    """Give all that a document of the packet prints, and nothing it does not need."""
    shown: dict[str, Any] = {
        "template_version": kind.template_version,
        "case_key": answers.key,
        "choices": printed_choices(kind, choices),
        "name": answers.name,
        "npn": answers.npn,
        "resident_state": _state(answers.resident_state),
        "mailing_address": _address(answers.mailing_address),
    }
    if kind.slug == "w-9":
        return shown | {"tin": _with_dashes(answers.ssn.get_secret_value())}
    if kind.slug == "producer-agreement":
        return shown | {
            "primary_address": _address(answers.primary_address),
            "email": answers.email,
            "business_phone": answers.business_phone,
            "state_names": [_state(state) for state in answers.states],
            "fees": _fees(answers.fees),
            "fee_total_text": answers.fee_total_text,
        }
    return shown | {"bluelincs_hmo": answers.bluelincs_hmo}


def letter_data(kind: LetterKind, facts: LetterData) -> dict[str, Any]:
    """Give all that a letter prints; its own words are in its template."""
    dated = facts.dated.astimezone(_CENTRAL)
    return {
        "title": kind.title,
        "template_version": kind.template_version,
        "case_key": facts.key,
        "dated": f"{dated:%B} {dated.day}, {dated.year}",
        "name": facts.name,
        "address": _address(facts.address) if facts.address else None,
        "reason": [line.strip() for line in facts.reason.splitlines() if line.strip()],
        "notice": list(facts.notice),
        "producer_identification_number": facts.producer_identification_number,
        "fees": _fees(facts.fees),
        "fee_total_text": facts.fee_total_text,
    }


def mailed_words(html: str) -> str:
    """Leave out of a letter what a mail has of its own: title, address, contacts."""
    return _ON_PAPER_ONLY.sub("", html).strip()


def copy_data(copied: AnswersCopy) -> dict[str, Any]:
    """Give all that the copy of the answers prints."""
    return {
        "template_version": COPY_VERSION,
        "case_key": copied.key,
        "name": copied.name,
        "status": copied.status,
        "submitted": central_time(copied.submitted_at) if copied.submitted_at else "",
        "copied": central_time(copied.copied_at),
        "sections": [
            {
                "title": section.title,
                "lines": [[line.label, line.value] for line in section.lines],
            }
            for section in copied.sections
        ],
    }


def record_data(record: ExaminationData) -> dict[str, Any]:
    """Give all that the record of a case prints for an examiner."""
    return {
        "template_version": RECORD_VERSION,
        "case_key": record.key,
        "made": central_time(record.made_at),
        "sections": [
            {"title": section.title, "lines": [list(line) for line in section.lines]}
            for section in record.sections
        ],
    }


def central_time(at: datetime) -> str:
    """Write a moment for people of HCSC and their producers."""
    local = at.astimezone(_CENTRAL)
    half = "a.m." if local.hour < 12 else "p.m."
    return f"{local:%m/%d/%Y}, {local.hour % 12 or 12}:{local:%M} {half} Central Time"


def signature_note(packet: Packet, document: PacketDocument) -> str:
    """Say as HTML what the signatures in a signed document say as pictures."""
    if document.signed is None or document.done_at is None:
        return ""
    signed = (
        f'<p class="signature">Signed electronically by '
        f"{escape(packet.expected_name)} on {document.done_at:%Y-%m-%d %H:%M:%S} UTC. "
        f"SHA-256 of the reviewed document begins "
        f"{document.reviewed.pdf.sha256[:16]}.</p>"
    )
    if not document.is_countersigned:
        return signed
    return f'{signed}<p class="signature">Countersigned electronically by {HCSC}.</p>'


def _with_dashes(ssn: str) -> str:
    digits = "".join(filter(str.isdigit, ssn))
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"


def _state(code: str) -> str:
    return STATE_NAMES.get(code, code)


def _address(address: PostalAddress) -> dict[str, str]:
    return address.model_dump()


def _fees(fees: tuple[FeeLine, ...]) -> list[dict[str, str]]:
    return [{"label": fee.label, "text": fee.text} for fee in fees]
