"""What the notifications service announces."""

from typing import ClassVar, Literal
from uuid import UUID

from contracts.event import Event
from contracts.words import MessageKind

TOPIC = "onboarding.notifications.events.v1"


class MessageSent(Event):
    """The mail server has accepted a message."""

    topic: ClassVar[str] = TOPIC
    aggregate_type: ClassVar[str] = "message"

    type: Literal["hcsc.onboarding.MessageSent.v1"] = "hcsc.onboarding.MessageSent.v1"
    message_id: UUID
    case_id: UUID | None = None
    kind: MessageKind


class MessageFailed(Event):
    """A message could not be delivered and will not be tried again by itself.

    `source_id` names what it told of: a notice, say, or an information request.
    """

    topic: ClassVar[str] = TOPIC
    aggregate_type: ClassVar[str] = "message"

    type: Literal["hcsc.onboarding.MessageFailed.v1"] = (
        "hcsc.onboarding.MessageFailed.v1"
    )
    message_id: UUID
    case_id: UUID | None = None
    kind: MessageKind
    source_id: UUID | None = None
