"""Packets and their documents."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from asyncpg import Record

from chassis.queries import named_sql
from chassis.sealing import Seal
from chassis.transaction import Transaction
from documents_service.domain.packet import (
    CaseId,
    KeptFile,
    Packet,
    PacketDocument,
    PacketId,
    Rendition,
    State,
)

SQL = named_sql(__package__, "packets.sql")
_NAME = "packets.expected_name"
_CHOICES = "packet_documents.choices"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A packet whose answers may have changed, as somebody took it up."""

    packet_id: PacketId
    case_id: UUID
    claimed_at: datetime


class PacketStore:
    """Keeps packets; whoever changes one has locked its case."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, packet: Packet) -> None:
        """Keep a new packet with its documents, also with signatures that it kept."""
        seal = await self._tx.seal(packet.case_id)
        await self._tx.execute(
            SQL["add"],
            packet.id,
            packet.case_id,
            packet.case_key,
            packet.state,
            packet.snapshot_hash,
            seal.close(packet.expected_name.encode(), place=_NAME),
            list(packet.changed_documents),
            self._tx.now,
        )
        for position, document in enumerate(packet.documents):
            await self._add_document(packet.id, position, document, seal)
            if document.is_done:
                await self.save_document(packet, document.slug)

    async def newest(self, case_id: UUID) -> Packet | None:
        """Give the packet that counts, or the newest voided one."""
        row = await self._tx.fetchrow(SQL["newest"], case_id)
        return await self._packet(row) if row else None

    async def of_case(self, case_id: UUID) -> tuple[Packet, ...]:
        """Give every packet of a case, oldest first, voided ones too."""
        rows = await self._tx.fetch(SQL["of_case"], case_id)
        return tuple([await self._packet(row) for row in rows])

    async def _packet(self, row: Record) -> Packet:
        seal = await self._tx.seal(row["case_id"])
        documents = await self._tx.fetch(SQL["documents"], row["packet_id"])
        return Packet(
            id=PacketId(row["packet_id"]),
            case_id=CaseId(row["case_id"]),
            case_key=row["case_key"],
            state=State(row["state"]),
            snapshot_hash=row["snapshot_hash"],
            expected_name=seal.open(row["expected_name"], place=_NAME).decode(),
            documents=tuple(_document(document, seal) for document in documents),
            changed_documents=tuple(row["changed_documents"]),
            finished_at=row["finished_at"],
        )

    async def save(self, packet: Packet) -> None:
        """Keep the packet's new state."""
        await self._tx.execute(
            SQL["save"], packet.id, packet.state, packet.finished_at, self._tx.now
        )

    async def save_document(self, packet: Packet, slug: str) -> None:
        """Keep the new state of one document of the packet."""
        document = packet.document(slug)
        seal = await self._tx.seal(packet.case_id)
        await self._tx.execute(
            SQL["save_document"],
            packet.id,
            slug,
            _sealed_choices(document, seal),
            *_rendition(document.reviewed),
            document.shown_at,
            document.done_at,
            *_kept(document.signed),
            *_kept(document.sealed),
        )

    async def doubt(self, case_id: UUID, *, snapshot_hash: str) -> None:
        """Mark a packet made from other answers: they may have changed since."""
        await self._tx.execute(SQL["doubt"], case_id, snapshot_hash, self._tx.now)

    async def trust(self, doubt: Doubt) -> None:
        """Take the mark away, unless the packet was marked again since the claim."""
        await self._tx.execute(SQL["trust"], doubt.packet_id, doubt.claimed_at)

    async def drop_doubts(self, case_id: UUID) -> None:
        """Ask no more whether the packets of the case still stand."""
        await self._tx.execute(SQL["drop_doubts"], case_id)

    async def claim_doubted(self, *, idle_since: datetime) -> Doubt | None:
        """Take up a marked packet that nobody has looked at lately."""
        now = self._tx.now
        row = await self._tx.fetchrow(SQL["claim_doubted"], now, idle_since)
        return Doubt(PacketId(row["packet_id"]), row["case_id"], now) if row else None

    async def claim_sealing(self, *, idle_since: datetime) -> UUID | None:
        """Take up a case whose packet waits for the countersignature."""
        case_id: UUID | None = await self._tx.fetchval(
            SQL["claim_sealing"], self._tx.now, idle_since
        )
        return case_id

    async def _add_document(
        self, packet_id: PacketId, position: int, document: PacketDocument, seal: Seal
    ) -> None:
        await self._tx.execute(
            SQL["add_document"],
            packet_id,
            document.slug,
            position,
            document.template_version,
            _sealed_choices(document, seal),
            *_rendition(document.reviewed),
        )


def _document(row: Record, seal: Seal) -> PacketDocument:
    return PacketDocument(
        slug=row["slug"],
        template_version=row["template_version"],
        choices=json.loads(seal.open(row["choices"], place=_CHOICES)),
        reviewed=Rendition(
            KeptFile(row["reviewed_object"], row["reviewed_sha256"]),
            KeptFile(row["text_object"], row["text_sha256"]),
            row["pages"],
        ),
        shown_at=row["shown_at"],
        done_at=row["done_at"],
        signed=_file(row["signed_object"], row["signed_sha256"]),
        sealed=_file(row["sealed_object"], row["sealed_sha256"]),
    )


def _sealed_choices(document: PacketDocument, seal: Seal) -> bytes:
    return seal.close(json.dumps(dict(document.choices)).encode(), place=_CHOICES)


def _rendition(made: Rendition) -> tuple[str, str, str, str, int]:
    pdf, text = made.pdf, made.text
    return pdf.name, pdf.sha256, text.name, text.sha256, made.pages


def _kept(file: KeptFile | None) -> tuple[str | None, str | None]:
    return (file.name, file.sha256) if file else (None, None)


def _file(name: str | None, sha256: str | None) -> KeptFile | None:
    return KeptFile(name, sha256) if name and sha256 else None
