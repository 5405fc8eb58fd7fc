"""The clock in: what happens after an event, outside its transaction."""

from datetime import datetime, timedelta

from chassis.jobs import Job
from documents_service.clients.archive import Place
from documents_service.clients.signing import HCSC, PRODUCER, Signature
from documents_service.clients.wording import letter_data, mailed_words
from documents_service.clients.workshop import Workshop
from documents_service.domain.packet import KeptFile, Packet, PacketDocument
from documents_service.store.cases import CaseStore
from documents_service.store.letters import LetterStore, Written
from documents_service.store.locks import LockStore
from documents_service.store.packets import PacketStore
from documents_service.store.sealing import SealingStore
from documents_service.store.timestamps import TimestampStore
from documents_service.use_cases.find_packet import find_packet
from documents_service.use_cases.keep_letter import keep_letter
from documents_service.use_cases.reconcile_approval import reconcile_approval
from documents_service.use_cases.renew_timestamp import renew_timestamp
from documents_service.use_cases.reserve_objects import reserve_objects
from documents_service.use_cases.seal_packet import seal_packet
from documents_service.use_cases.settle_doubt import settle_doubt
from documents_service.use_cases.watch_sealing import watch_sealing

# Work that an instance took up and did not end within this time is anybody's again:
# longer than a call to the case service may take, as doing it twice is harmless but
# wasted, and short enough that it goes on soon after a crash.
_LEASE = timedelta(seconds=20)
_ABANDONED = timedelta(days=1)
# Also the time between two errors about a file that is not what was kept.
_LOCK_LEASE = timedelta(minutes=10)
_HOUR = 3600.0
_FIVE_MINUTES = 300.0
# Time enough to find another authority.
_IN_TIME = timedelta(days=90)
# An approval that is not heard is rare, and its event is among the dead letters, too.
_ASKED_AGAIN_AFTER = timedelta(hours=6)


class NotIntact(Exception):
    """A file to be sealed does not verify, so it is not kept."""


def jobs(workshop: Workshop) -> tuple[Job, ...]:
    """Give every job of the service."""
    return (
        Job("settle-doubts", lambda: settle_next_doubt(workshop)),
        Job("seal-packets", lambda: seal_next_packet(workshop)),
        Job(
            "watch-sealing",
            lambda: look_for_late(workshop),
            every=_FIVE_MINUTES,
            woken=False,
        ),
        Job(
            "reconcile-approvals",
            lambda: reconcile_next(workshop),
            every=_FIVE_MINUTES,
            woken=False,
        ),
        Job("renew-timestamps", lambda: renew_next(workshop), every=_HOUR, woken=False),
        Job("lock-files", lambda: lock_next_file(workshop)),
        Job("write-letters", lambda: write_next_letter(workshop)),
        Job("sweep-objects", lambda: sweep_objects(workshop), every=_HOUR),
    )


async def settle_next_doubt(workshop: Workshop) -> bool:
    """Ask the case whether a packet's answers still stand; void it if not."""
    async with workshop.database.transaction() as tx:
        tx.be_quiet()
        doubt = await PacketStore(tx).claim_doubted(idle_since=tx.now - _LEASE)
    if doubt is None:
        return False
    access = await workshop.cases.access(doubt.case_id)
    async with workshop.database.transaction() as tx:
        await settle_doubt(tx, doubt=doubt, snapshot_hash=access.snapshot_hash)
    return True


async def seal_next_packet(workshop: Workshop) -> bool:
    """Countersign and preserve the documents of an approved case."""
    async with workshop.database.transaction() as tx:
        tx.be_quiet()
        case_id = await PacketStore(tx).claim_sealing(idle_since=tx.now - _LEASE)
        if case_id is None:
            return False
        packet = await find_packet(tx, case_id=case_id)
    sealed = {
        document.slug: await _seal(workshop, packet, document, document.signed)
        for document in packet.documents
        if document.signed is not None
        and (document.kind.is_countersigned or workshop.preserver is not None)
    }
    async with workshop.database.transaction() as tx:
        await seal_packet(tx, seen=packet, sealed=sealed)
    return True


async def look_for_late(workshop: Workshop) -> bool:
    """Tell of packets whose seal is overdue."""
    async with workshop.database.transaction() as tx:
        await watch_sealing(tx)
    return False


async def reconcile_next(workshop: Workshop) -> bool:
    """Ask a case with a signed packet whether it is approved; then seal the packet."""
    async with workshop.database.transaction() as tx:
        tx.be_quiet()
        before = tx.now - _ASKED_AGAIN_AFTER
        case_id = await SealingStore(tx).claim_signed(asked_before=before)
    if case_id is None:
        return False
    access = await workshop.cases.access(case_id)
    if access.status == "Approved":
        async with workshop.database.transaction() as tx:
            await reconcile_approval(tx, case_id=case_id)
    return True


async def renew_next(workshop: Workshop) -> bool:
    """Look at the timestamp of a sealed file, and renew it well before its end."""
    if workshop.preserver is None:
        return False
    async with workshop.database.transaction() as tx:
        tx.be_quiet()
        due = await TimestampStore(tx).claim()
        if due is None:
            return False
        packet, soon = await find_packet(tx, case_id=due.case_id), tx.now + _IN_TIME
        (place,) = await reserve_objects(
            tx, case_id=due.case_id, archive=workshop.packets, count=1
        )
    document = packet.document(due.slug)
    seen = document.newest
    pdf = await workshop.packets.read(seen, seal=place.seal)
    ends_at = await workshop.preserver.ends_at(pdf)
    if ends_at is not None and ends_at > soon:
        async with workshop.database.transaction() as tx:
            tx.be_quiet()
            await TimestampStore(tx).look_again(due, at=ends_at - _IN_TIME)
        return True
    pdf = await workshop.preserver.prolong(pdf, ends_at=ends_at)
    renewed = await _kept_if_intact(workshop, document, pdf, place)
    async with workshop.database.transaction() as tx:
        await renew_timestamp(tx, due=due, seen=seen, renewed=renewed)
    return True


async def lock_next_file(workshop: Workshop) -> bool:
    """Have the object store hold on to a file of a sealed packet."""
    async with workshop.database.transaction() as tx:
        tx.be_quiet()
        lock = await LockStore(tx).claim(tried_before=tx.now - _LOCK_LEASE)
        if lock is None:
            return False
        seal, until = await tx.seal(lock.case_id), tx.now + workshop.retention
    await workshop.packets.lock(lock.kept, seal=seal, until=until)
    async with workshop.database.transaction() as tx:
        tx.be_quiet()
        await LockStore(tx).locked(lock, until=until)
    return True


async def write_next_letter(workshop: Workshop) -> bool:
    """Make a letter that is wanted: the file first, then the row that speaks of it."""
    async with workshop.database.transaction() as tx:
        tx.be_quiet()
        claimed = await LetterStore(tx).claim(idle_since=tx.now - _LEASE)
    if claimed is None:
        return False
    letter_id, wish = claimed
    facts = await workshop.cases.letter_data(wish)
    # Whoever gets a letter cannot answer for the characters in it, and must get it.
    printed = await workshop.press.print_anyway(
        wish.kind.template, letter_data(wish.kind, facts)
    )
    async with workshop.database.transaction() as tx:
        (place,) = await reserve_objects(
            tx, case_id=wish.case_id, archive=workshop.packets, count=1
        )
    kept = await workshop.packets.keep(printed.pdf, place)
    words = mailed_words(printed.text.decode())
    async with workshop.database.transaction() as tx:
        await keep_letter(
            tx,
            letter_id=letter_id,
            wish=wish,
            written=Written(kept, len(printed.pdf), words),
        )
    return True


async def sweep_objects(workshop: Workshop) -> bool:
    """Remove objects that were written for a row which never came."""
    async with workshop.database.transaction() as tx:
        abandoned = await CaseStore(tx).abandoned(before=tx.now - _ABANDONED)
    archives = {a.bucket: a for a in (workshop.uploads, workshop.packets)}
    for name, bucket in abandoned:
        await archives[bucket].remove(name)
    async with workshop.database.transaction() as tx:
        await CaseStore(tx).claim(name for name, _ in abandoned)
    return bool(abandoned)


async def _seal(
    workshop: Workshop, packet: Packet, document: PacketDocument, signed: KeptFile
) -> KeptFile:
    async with workshop.database.transaction() as tx:
        signed_at = tx.now
        (place,) = await reserve_objects(
            tx, case_id=packet.case_id, archive=workshop.packets, count=1
        )
    pdf = await workshop.packets.read(signed, seal=place.seal)
    if document.kind.is_countersigned:
        signature = _countersignature(packet, document, at=signed_at)
        pdf = await workshop.press.sign(pdf, signature)
    if workshop.preserver is not None:
        pdf = await workshop.preserver.preserve(pdf)
    return await _kept_if_intact(workshop, document, pdf, place)


async def _kept_if_intact(
    workshop: Workshop, document: PacketDocument, pdf: bytes, place: Place
) -> KeptFile:
    fields = (PRODUCER, HCSC) if document.kind.is_countersigned else (PRODUCER,)
    if not await workshop.press.is_intact(pdf, fields=fields):
        raise NotIntact
    return await workshop.packets.keep(pdf, place)


def _countersignature(
    packet: Packet, document: PacketDocument, *, at: datetime
) -> Signature:
    return Signature(
        field=HCSC,
        signer="Health Care Service Corporation",
        meaning="Countersigned electronically",
        reason=f"Countersigned by HCSC on approval of case {packet.case_key}",
        signed_at=at,
        case_key=packet.case_key,
        document=document.kind.title,
        reviewed_sha256=document.reviewed.pdf.sha256,
    )
