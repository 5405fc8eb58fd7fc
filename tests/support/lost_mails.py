"""Mails that are lost, in a test of the case service."""

from uuid import UUID

from chassis import clock
from contracts.ids import uuid7
from contracts.notifications import MessageFailed
from contracts.words import MessageKind
from tests.support.case_notices import flags
from tests.support.case_people import Onboarding, Person
from tests.support.case_story import OnboardingDesk

LOST = "mail_undelivered"


async def told_of(
    desk: OnboardingDesk, case: Onboarding, event: str, field: str
) -> UUID:
    """Give an id that the newest event of a class names."""
    (*_, said) = await desk.said_of(case, event)
    return UUID(said[field])


async def fails(
    desk: OnboardingDesk,
    case: Onboarding,
    kind: str,
    *,
    source_id: UUID | None = None,
) -> None:
    """Let a mail be given up that tells of something."""
    await desk.hear(
        MessageFailed(
            occurred_at=clock.now(),
            message_id=uuid7(),
            case_id=case.case_id,
            kind=MessageKind(kind),
            source_id=source_id,
        )
    )


async def is_flagged(desk: OnboardingDesk, reviewer: Person, case: Onboarding) -> bool:
    """Tell whether queue and case page say that a mail was lost."""
    return LOST in await flags(desk, reviewer, case)


async def told(
    desk: OnboardingDesk, reviewer: Person, case: Onboarding
) -> tuple[str, str]:
    """Give the sentence of the flag, and the last line of the history."""
    assert await is_flagged(desk, reviewer, case)
    shown = await desk.get(reviewer, f"/review/{case.key}")
    (said,) = [one["sentence"] for one in shown["flags"] if one["code"] == LOST]
    return said, shown["history"][-1]["what"]
