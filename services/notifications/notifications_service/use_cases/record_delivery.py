"""Keep what came of an attempt to send."""

import secrets

import structlog

from chassis.transaction import Transaction
from contracts.notifications import MessageFailed, MessageSent
from contracts.words import MessageKind
from notifications_service.domain.delivery import (
    Delivery,
    Outcome,
    wait_after,
    wait_after_cut,
)
from notifications_service.domain.messages import BY_KIND
from notifications_service.domain.planned import PlannedMessage
from notifications_service.store.messages import MessageStore

log = structlog.get_logger()

_MILLION = 1_000_000


async def record_delivery(
    tx: Transaction, *, message: PlannedMessage, delivery: Delivery
) -> None:
    """End a message, or have it tried again, and announce its end."""
    log.info(
        "attempt to send a message",
        outcome=delivery.outcome,
        message_id=message.id,
        kind=message.kind,
        attempt=message.attempt,
        problem=delivery.problem,
    )
    match delivery.outcome:
        case Outcome.ACCEPTED:
            await _accepted(tx, message, delivery)
        case Outcome.REFUSED:
            await _refused(tx, message, delivery)
        case Outcome.NOT_WANTED:
            await MessageStore(tx).finish(message, state="cancelled", delivery=delivery)
        case Outcome.POSTPONED | Outcome.PUT_OFF | Outcome.FAULT | Outcome.UNKNOWN:
            await _try_again(tx, message, delivery)


async def _accepted(
    tx: Transaction, message: PlannedMessage, delivery: Delivery
) -> None:
    if await MessageStore(tx).finish(message, state="done", delivery=delivery):
        await tx.publish(
            MessageSent(
                occurred_at=tx.now,
                message_id=message.id,
                case_id=message.occasion.case_id,
                kind=MessageKind(BY_KIND[message.kind].word),
            )
        )


async def _refused(
    tx: Transaction, message: PlannedMessage, delivery: Delivery
) -> None:
    if await MessageStore(tx).finish(message, state="failed", delivery=delivery):
        await tx.publish(
            MessageFailed(
                occurred_at=tx.now,
                message_id=message.id,
                case_id=message.occasion.case_id,
                kind=MessageKind(BY_KIND[message.kind].word),
                source_id=message.occasion.source_id,
            )
        )


async def _try_again(
    tx: Transaction, message: PlannedMessage, delivery: Delivery
) -> None:
    troubles = message.troubles.after(delivery.outcome, at=tx.now)
    if troubles.are_too_many(delivery.outcome, at=tx.now):
        await _refused(tx, message, delivery)
        return
    luck = secrets.randbelow(_MILLION) / _MILLION
    wait = (
        wait_after_cut(troubles.cuts)
        if delivery.outcome is Outcome.UNKNOWN
        else wait_after(message.attempt, luck=luck)
    )
    await MessageStore(tx).postpone(
        message, until=tx.now + wait, troubles=troubles, problem=delivery.problem
    )
