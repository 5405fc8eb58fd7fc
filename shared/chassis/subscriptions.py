"""From a service's table of subscriptions to a running Kafka consumer."""

from collections.abc import Mapping

from faststream import AckPolicy
from faststream.kafka import KafkaBroker
from faststream.kafka.subscriber.usecase import LogicSubscriber

from chassis.consumer import Consumer
from chassis.database import Database
from chassis.offsets import Offsets
from chassis.record import Record, envelope, safe_parser
from chassis.subscription import Handler, Subscription
from contracts.event import Event

__all__ = ["Handler", "Subscriptions", "by_type", "listening_broker"]

Subscriptions = Mapping[str, Mapping[type[Event], Handler]]
"""Topic → event class → handler: everything that a service hears."""


def by_type(subscriptions: Subscriptions) -> dict[str, Subscription]:
    """Turn the table around: CloudEvents type → event class and handler."""
    return {
        str(event_class.model_fields["type"].default): Subscription(
            event_class, handler
        )
        for handlers in subscriptions.values()
        for event_class, handler in handlers.items()
    }


def listening_broker(
    kafka: str, subscriptions: Subscriptions, *, database: Database
) -> tuple[KafkaBroker, "LogicSubscriber[object]", Offsets]:
    """Build a broker, not yet started, whose one subscriber hears all topics.

    The offsets are to let the subscriber's consumer go before it is stopped.
    """
    consumer = Consumer(database, by_type(subscriptions))
    broker = _broker(kafka, client_id=database.service)
    subscriber = broker.subscriber(
        *subscriptions,
        group_id=database.service,
        auto_offset_reset="earliest",
        # The wrapper commits by itself; this policy only catches what escapes it.
        ack_policy=AckPolicy.NACK_ON_ERROR,
        max_workers=1,
        session_timeout_ms=10_000,
        heartbeat_interval_ms=1_000,
        max_poll_interval_ms=300_000,
        # An answer comes as soon as there is a record; without one, each costs CPU.
        fetch_max_wait_ms=2_000,
        parser=safe_parser,
        decoder=envelope,
    )

    async def hear(record: Record) -> None:
        await consumer.hear(record)

    subscriber(hear)
    return broker, subscriber, consumer.offsets


def _broker(kafka: str, *, client_id: str) -> KafkaBroker:
    return KafkaBroker(
        kafka,
        client_id=client_id,
        request_timeout_ms=10_000,
        # A broker that is still starting may leave topics out of its first answer.
        metadata_max_age_ms=30_000,
        allow_auto_create_topics=False,
        # Nothing but the relay publishes, so there is no need for a producer.
        consumer_only=True,
        # A typed signature would send every argument through a thread.
        apply_types=False,
        graceful_timeout=10.0,
        logger=None,
    )
