"""A process that dies between two steps of signing or sealing, and its successor."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chassis.transaction import Transaction
from documents_service.clients.archive import Archive
from documents_service.domain.packet import KeptFile
from documents_service.jobs import seal_next_packet
from tests.support.covers import covers
from tests.support.documents_desk import DocumentsDesk

AGREEMENT = "producer-agreement"


class Killed(BaseException):
    """The process is gone: nothing of it runs any more, and its transaction ends."""


class DyingArchive(Archive):
    """Dies right after a write; what was written stays."""

    def __init__(self, archive: Archive, *, after: int) -> None:
        super().__init__(archive._store)
        self._left = after

    async def keep(self, content, place) -> KeptFile:
        kept = await super().keep(content, place)
        self._left -= 1
        if not self._left:
            raise Killed
        return kept


@pytest.fixture
async def dying(desk):
    """Make another process for the same case, which dies after so many writes."""
    made = []

    def make(after):
        packets = DyingArchive(desk.workshop.packets, after=after)
        workshop = replace(desk.workshop, packets=packets)
        made.append(DocumentsDesk(workshop, desk.case, desk.keys))
        return made[-1]

    yield make
    for other in made:
        await other.http.aclose()


@pytest.fixture
def dies_before_its_event(monkeypatch):
    """Have the process die after its rows are written, before its event is."""

    async def publish(*_):
        raise Killed

    def arm():
        return monkeypatch.setattr(Transaction, "publish", publish)

    return arm


async def ready_to_sign(desk):
    await desk.prepare()
    await desk.choose(AGREEMENT, "contracting_as", "individual")
    return (await desk.show(AGREEMENT))["sha256"]


async def content(desk):
    return (await desk.call("GET", f"/packet/{AGREEMENT}/content")).content


async def objects_without_a_row(desk):
    """Sweep after a day; gives how many objects had been left behind."""
    async with desk.workshop.database.transaction() as tx:
        names = await tx.fetch(
            "update reservations set reserved_at = reserved_at - $2::interval"
            " where starts_with(object_name, $1) returning object_name",
            f"{desk.case.case_id}/",
            timedelta(days=2),
        )
    await desk.sweep()
    for row in names:
        assert await desk.workshop.packets._store.versions(row["object_name"]) == ()
    return len(names)


async def is_signed_once_by(desk, *fields):
    return await desk.workshop.press.is_intact(await content(desk), fields=fields)


@covers("NEW-4", "SIG-3")
async def test_death_between_two_objects_of_a_packet_leaves_no_packet(desk, dying):
    await desk.consent()
    with pytest.raises(Killed):
        await dying(3).call("POST", "/packet")
    assert await desk.said() == []
    async with desk.workshop.database.transaction() as tx:
        assert not await tx.fetch(
            "select packet_id from packets where case_id = $1", desk.case.case_id
        )
    assert (await desk.must("POST", "/packet"))["state"] == "open"
    assert await objects_without_a_row(desk) >= 3
    assert (await content(desk)).startswith(b"%PDF")


@covers("NEW-4", "SIG-3")
async def test_death_after_signing_before_the_row_leaves_the_document_unsigned(
    desk, dying
):
    sha256 = await ready_to_sign(desk)
    with pytest.raises(Killed):
        await dying(1).sign(AGREEMENT, sha256=sha256)
    assert not await is_signed_once_by(desk, "producer")
    assert "DocumentSigned" not in await desk.said()
    assert (await desk.sign(AGREEMENT, sha256=sha256)).status_code == 200
    assert (await desk.sign(AGREEMENT, sha256=sha256)).status_code == 200
    assert await is_signed_once_by(desk, "producer")
    assert (await desk.said()).count("DocumentSigned") == 1
    assert await objects_without_a_row(desk) == 1
    assert await is_signed_once_by(desk, "producer")


@covers("NEW-4", "SIG-3")
async def test_death_after_the_row_before_the_event_takes_the_row_back(
    desk, monkeypatch, dies_before_its_event
):
    sha256 = await ready_to_sign(desk)
    dies_before_its_event()
    with pytest.raises(Killed):
        await desk.sign(AGREEMENT, sha256=sha256)
    monkeypatch.undo()
    assert not await is_signed_once_by(desk, "producer")
    assert (await desk.sign(AGREEMENT, sha256=sha256)).status_code == 200
    assert await is_signed_once_by(desk, "producer")
    assert (await desk.said()).count("DocumentSigned") == 1


@covers("NEW-4", "SIG-4")
async def test_death_after_countersigning_keeps_the_producers_signature(desk, dying):
    await desk.sign_everything()
    await desk.hear_of_approval()
    with pytest.raises(Killed):
        await seal_next_packet(dying(1).workshop)
    assert (await desk.must("GET", "/packet"))["state"] == "sealing"
    assert await is_signed_once_by(desk, "producer")
    assert not await seal_next_packet(desk.workshop)  # it may still be at work
    await desk.be_taken_up_again()
    assert await seal_next_packet(desk.workshop)
    assert (await desk.must("GET", "/packet"))["state"] == "sealed"
    assert await is_signed_once_by(desk, "producer", "hcsc")
    assert (await desk.said()).count("PacketSealed") == 1
    assert await objects_without_a_row(desk) == 1
    assert await is_signed_once_by(desk, "producer", "hcsc")


@covers("NEW-4", "SIG-4")
async def test_death_after_the_sealed_row_before_its_event_seals_once(
    desk, monkeypatch, dies_before_its_event
):
    await desk.sign_everything()
    await desk.hear_of_approval()
    dies_before_its_event()
    with pytest.raises(Killed):
        await seal_next_packet(desk.workshop)
    monkeypatch.undo()
    assert (await desk.must("GET", "/packet"))["state"] == "sealing"
    await desk.be_taken_up_again()
    assert await seal_next_packet(desk.workshop)
    assert (await desk.said()).count("PacketSealed") == 1
    assert await is_signed_once_by(desk, "producer", "hcsc")
