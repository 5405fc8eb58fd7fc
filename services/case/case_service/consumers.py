"""What the case service hears, and what it does about it."""

from case_service.domain.start import GIVEN_UP
from case_service.use_cases.link_account import link_account
from case_service.use_cases.note_lost_mail import note_lost_mail
from case_service.use_cases.note_packet import note_packet
from case_service.use_cases.note_unlocking import note_unlocking
from case_service.use_cases.record_file import record_file
from case_service.use_cases.record_lookup import record_lookup
from case_service.use_cases.record_refusal import record_refusal
from case_service.use_cases.record_report import record_report
from case_service.use_cases.record_signature import record_signature
from case_service.use_cases.void_packet import void_packet
from chassis.subscriptions import Subscriptions
from chassis.transaction import Transaction
from contracts import documents, identity, nipr, notifications


async def on_account_created(tx: Transaction, event: identity.AccountCreated) -> None:
    """The producer can see their case."""
    await link_account(tx, case_id=event.case_id, account_id=event.account_id)


async def on_account_unlocked(tx: Transaction, event: identity.AccountUnlocked) -> None:
    """Support has helped the producer."""
    await note_unlocking(tx, case_id=event.case_id, by_account=event.by_account)


async def on_pdb_lookup_completed(
    tx: Transaction, event: nipr.PdbLookupCompleted
) -> None:
    """NIPR's hit list was asked."""
    await record_lookup(
        tx, case_id=event.case_id, lookup_id=event.lookup_id, outcome=event.outcome
    )


async def on_pdb_report_received(
    tx: Transaction, event: nipr.PdbReportReceived
) -> None:
    """The PDB report was asked for."""
    await record_report(
        tx,
        case_id=event.case_id,
        authorization_id=event.authorization_id,
        report_id=event.report_id,
        outcome=event.outcome,
    )


async def on_pdb_report_abandoned(
    tx: Transaction, event: nipr.PdbReportAbandoned
) -> None:
    """Nobody waits any more for the PDB report that was authorized."""
    await record_report(
        tx,
        case_id=event.case_id,
        authorization_id=event.authorization_id,
        report_id=event.report_id,
        outcome=GIVEN_UP,
    )


async def on_file_accepted(tx: Transaction, event: documents.FileAccepted) -> None:
    """A file is kept."""
    await record_file(tx, case_id=event.case_id, file_id=event.file_id, kind=event.kind)


async def on_file_refused(tx: Transaction, event: documents.FileRefused) -> None:
    """A file was refused."""
    await record_refusal(tx, case_id=event.case_id, kind=event.kind, rule=event.rule)


async def on_packet_prepared(tx: Transaction, event: documents.PacketPrepared) -> None:
    """There are documents to sign."""
    await note_packet(tx, case_id=event.case_id, snapshot_hash=event.snapshot_hash)


async def on_packet_signed(tx: Transaction, event: documents.PacketSigned) -> None:
    """Every document is signed."""
    await record_signature(tx, case_id=event.case_id, snapshot_hash=event.snapshot_hash)


async def on_packet_voided(tx: Transaction, event: documents.PacketVoided) -> None:
    """The signed documents no longer count."""
    await void_packet(tx, case_id=event.case_id, snapshot_hash=event.snapshot_hash)


async def on_message_failed(
    tx: Transaction, event: notifications.MessageFailed
) -> None:
    """A mail reached nobody."""
    await note_lost_mail(
        tx, case_id=event.case_id, kind=event.kind, source_id=event.source_id
    )


SUBSCRIPTIONS: Subscriptions = {
    identity.TOPIC: {
        identity.AccountCreated: on_account_created,
        identity.AccountUnlocked: on_account_unlocked,
    },
    nipr.TOPIC: {
        nipr.PdbLookupCompleted: on_pdb_lookup_completed,
        nipr.PdbReportReceived: on_pdb_report_received,
        nipr.PdbReportAbandoned: on_pdb_report_abandoned,
    },
    documents.TOPIC: {
        documents.FileAccepted: on_file_accepted,
        documents.FileRefused: on_file_refused,
        documents.PacketPrepared: on_packet_prepared,
        documents.PacketSigned: on_packet_signed,
        documents.PacketVoided: on_packet_voided,
    },
    notifications.TOPIC: {
        notifications.MessageFailed: on_message_failed,
    },
}
