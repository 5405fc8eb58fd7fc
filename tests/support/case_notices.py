"""Notices of a rejection that rests on a consumer report, in a test."""

import httpx

from case_service.jobs import Deciding
from tests.support.case_people import Onboarding, Person
from tests.support.case_story import OnboardingDesk

REASON = "NIPR's record shows a revocation."


async def announced(desk: OnboardingDesk, reviewer: Person) -> Onboarding:
    """Submit a case, claim it and announce its rejection."""
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    wish = {"reason": REASON, "rests_on_report": True}
    done = await desk.act(reviewer, case, "rejection", **wish)
    assert done.status_code == 200, done.text
    return case


async def run_out(desk: OnboardingDesk, case: Onboarding) -> None:
    """Let the time for an answer be over."""
    await desk.run(
        "update proposed_rejections set decides_at = now(), due_at = now() "
        "where case_id = $1",
        case.case_id,
    )


async def decide_all(desk: OnboardingDesk) -> None:
    """Let the job decide all that is due."""
    deciding = Deciding(desk.database)
    while await deciding.decide_next():
        pass


async def status(desk: OnboardingDesk, case: Onboarding) -> str:
    """Read how the case stands."""
    return str((await desk.get(case.producer, f"/cases/{case.key}"))["status"])


async def flags(desk: OnboardingDesk, reviewer: Person, case: Onboarding) -> list[str]:
    """Read the flags of a case in the queue, which are those of its page."""
    found = await desk.http_get(reviewer, "/review", {"search": case.key})
    (row,) = found.json()["rows"]
    shown = await desk.get(reviewer, f"/review/{case.key}")
    assert {flag["code"] for flag in shown["flags"]} == set(row["flags"])
    return list(row["flags"])


async def dispute(
    desk: OnboardingDesk, case: Onboarding, text: str = "That was somebody else."
) -> httpx.Response:
    """Dispute the report as its producer."""
    path = f"/cases/{case.key}/notice/dispute"
    return await desk.send(case.producer, "POST", path, {"text": text})


async def run_out_invitation(desk: OnboardingDesk, case: Onboarding) -> None:
    """Let the time for beginning be over."""
    await desk.run("update cases set expires_at = now() where id = $1", case.case_id)
    while await desk.inviting.expire_next():
        pass
