"""The authorization of a background check in a test."""

import httpx

from tests.support.case_desk import CaseDesk
from tests.support.case_people import Onboarding


async def tick_background(
    desk: CaseDesk, case: Onboarding, **changes: object
) -> httpx.Response:
    """Authorize the background check, as its page shows it."""
    path = f"/cases/{case.key}/background-check"
    shown = await desk.get(case.producer, path)
    consent = {
        "agreed": True,
        "text_version": shown["text_version"],
        "address": "203.0.113.9",
        "user_agent": "a browser",
    }
    return await desk.send(case.producer, "POST", path, consent | changes)
