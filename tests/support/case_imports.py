"""Files of invitations in a test: checked, confirmed, sent."""

from typing import Any

import httpx

from tests.support.case_desk import Person
from tests.support.case_people import a_mailbox
from tests.support.case_story import OnboardingDesk

HEADER = "first_name,last_name,email,states\n"


def a_line(email: str = "", *, states: str = "IL;TX") -> str:
    """A line that invites somebody whom no other test invites."""
    return f"Pat,Sample,{email or a_mailbox()},{states}\n"


async def check(
    desk: OnboardingDesk, recruiter: Person, text: str, key: str = ""
) -> httpx.Response:
    """Send a file to be checked."""
    headers = {"idempotency_key": key} if key else {}
    return await desk.send_file(recruiter, "/imports", text.encode(), **headers)


async def checked(desk: OnboardingDesk, recruiter: Person, text: str) -> Any:
    """Check a file that can be read."""
    answer = await check(desk, recruiter, text)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def sent(desk: OnboardingDesk, recruiter: Person, text: str) -> Any:
    """Check and confirm a file and let the job send it."""
    file = await checked(desk, recruiter, text)
    path = f"/imports/{file['import_id']}"
    await desk.post(recruiter, f"{path}/confirmation")
    await desk.send_all()
    return await desk.get(recruiter, path)


async def keys(desk: OnboardingDesk, recruiter: Person) -> list[str]:
    """Give the keys of a recruiter's cases."""
    listed = await desk.get(recruiter, "/cases")
    return [case["key"] for case in listed["cases"]]
