"""What the documents service remembers of a case, held against what it has to be."""

from dataclasses import dataclass, field
from typing import Any

from documents_service.domain.packet import KeptFile
from tests.support.document_builders import ADDRESS
from tests.support.documents_desk import DocumentsDesk
from tests.support.packet_model import PacketModel
from tests.support.packet_papers import AGREEMENT

TOTALS = ("$30.00", "$45.00")
Place = tuple[str, str]


@dataclass
class PacketRecord:
    """The rows of a case, and what was signed in it so far: hash and amount."""

    desk: DocumentsDesk
    signed: dict[Place, str] = field(default_factory=dict)
    totals: dict[Place, str] = field(default_factory=dict)

    async def trace(self) -> list[tuple[object, ...]]:
        """Give all that an act may leave behind."""
        return [tuple(row) for row in await self._rows(_TRACE)]

    async def hold_against(self, model: PacketModel) -> None:
        """Compare all that can be seen, and that what was signed is as it was."""
        view = await self.desk.must("GET", "/packet")
        files = await self.desk.call("GET", "/files")
        seen = {
            "state": view["state"],
            "snapshot": view["snapshot_hash"],
            "documents": [
                (each["document"], each["shown_to_end"], each["done_at"] is not None)
                for each in view["documents"]
            ],
            "changed": view["changed_documents"],
            "files": len(files.json()),
            "said": await self.desk.said(),
        }
        expected = model.seen()
        assert seen == expected, f"{seen} is not {expected}"
        assert len(await self._rows(_LIVE)) <= 1, "two packets count"
        await self._hold_signed(model)

    async def read_signed(self) -> None:
        """Read again what was ever signed: as it was to the byte, with its amount."""
        async with self.desk.workshop.database.transaction() as tx:
            seal = await tx.seal(self.desk.case.case_id)
        archive = self.desk.workshop.packets
        for row in await self._rows(_DONE):
            # What has another hash than its row says is refused.
            await archive.read(KeptFile(row["object"], row["sha256"]), seal=seal)
            text = KeptFile(row["text_object"], row["text_sha256"])
            words = (await archive.read(text, seal=seal)).decode()
            assert self.totals.get(_place(row), "") in words, "the amount changed"

    async def _hold_signed(self, model: PacketModel) -> None:
        found = {_place(row): row["sha256"] for row in await self._rows(_DONE)}
        assert found | self.signed == found, "what was signed changed"
        for place in found.keys() - self.signed.keys():
            if place[1] == AGREEMENT and model.packet:
                fee = model.packet.papers[AGREEMENT].says[-1]
                self.totals[place] = TOTALS[fee]
        self.signed = found

    async def _rows(self, sql: str) -> list[Any]:
        async with self.desk.workshop.database.reading() as tx:
            return await tx.fetch(sql, self.desk.case.case_id)


def told_answers(model: PacketModel) -> dict[str, Any]:
    """Give the answers and fees of the model as the case service tells them."""
    told = model.answers
    street = f"{1 + told['street']} Main Street"
    return {
        "snapshot_hash": model.snapshot,
        "email": f"maria{told['email']}@example.com",
        "mailing_address": ADDRESS.model_dump() | {"street": street},
        "states": ["IL", "MT", "OK"] if told["montana"] else ["IL", "OK"],
        "fee_total_text": TOTALS[told["fee"]],
    }


def _place(row: Any) -> Place:
    return str(row["packet_id"]), row["slug"]


_LIVE = "select packet_id from packets where case_id = $1 and state != 'voided'"
_DONE = """
select
    packet_id, slug, text_object, text_sha256,
    coalesce(signed_object, reviewed_object) as object,
    coalesce(signed_sha256, reviewed_sha256) as sha256
from packets
inner join packet_documents using (packet_id)
where case_id = $1 and done_at is not null
"""
_TRACE = """
select
    p.packet_id, p.state, p.finished_at, d.slug, d.reviewed_sha256, d.shown_at,
    d.done_at, d.signed_sha256, d.sealed_sha256,
    (select count(*) from evidence as e where e.case_id = asked.case_id) as acts,
    (select count(*) from files as f where f.case_id = asked.case_id) as files,
    (select count(*) from outbox as o where o.key = asked.case_id) as said
from (select $1::uuid as case_id) as asked
left join packets as p using (case_id)
left join packet_documents as d using (packet_id)
order by p.prepared_at, d.position
"""
