"""What is changed by password only once a case was submitted, in a test."""

from typing import Any

from chassis.callers import Caller
from chassis.tokens import TokenSigner
from tests.support.case_people import Onboarding, Person
from tests.support.case_story import OnboardingDesk
from tests.support.token_keys import private_key


def proof(
    desk: OnboardingDesk,
    person: Person,
    *,
    service: str = "identity",
    audience: str = "case",
    purpose: str = "protected-change",
) -> str:
    """Give identity's word, or another's, that somebody has shown their password."""
    who = Caller(service, account_id=person.account_id)
    signer = TokenSigner(service, private_key(desk.keys, service))
    return signer.for_confirmed(audience, who, purpose=purpose)


async def reopened(desk: OnboardingDesk, *tabs: str) -> tuple[Onboarding, Person]:
    """Give a case that was submitted and is open again, with its reviewer."""
    case, reviewer = await desk.submitted(), Person("reviewer")
    await desk.act(reviewer, case, "claim")
    asked = {"message": "Look again.", "reopened_tabs": list(tabs)}
    answer = await desk.act(reviewer, case, "information-requests", **asked)
    assert answer.status_code == 200
    return case, reviewer


async def change_email(desk: OnboardingDesk, case: Onboarding, email: str) -> None:
    """Save another contact e-mail, with the password."""
    shown = proof(desk, case.producer)
    saved = await desk.save(case, "general", {"email": email}, proof=shown)
    assert saved.status_code == 200, saved.text


async def mailed(
    desk: OnboardingDesk, case: Onboarding, address_id: str | None = None
) -> str:
    """Give whom mails go to, or what address has an id."""
    path = f"/internal/cases/{case.case_id}/recipient"
    if address_id:
        path += f"s/{address_id}"
    answer = await desk.as_service("notifications", path, purpose="send-message")
    return str(answer.json()["email"])


async def warned(
    desk: OnboardingDesk, case: Onboarding, said: dict[str, Any]
) -> list[str]:
    """Give the addresses that an event has warned, without capitals."""
    told = [await mailed(desk, case, one) for one in said["recipients"]]
    return sorted(one.lower() for one in told)
