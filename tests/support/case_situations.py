"""The situations of a case, each brought about as people bring it about."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import httpx

from case_service.domain.appointment import (
    AppointmentStatus,
    FilerAnswer,
    Filing,
    Rejection,
)
from case_service.jobs import Appointing
from contracts.ids import uuid7
from contracts.nipr import PdbReportAbandoned
from tests.support.case_acts import ACTS, shown
from tests.support.case_background import tick_background
from tests.support.case_builders import answers
from tests.support.case_notices import dispute, run_out_invitation
from tests.support.case_people import Onboarding, Person
from tests.support.case_story import E_AND_O, OnboardingDesk

ANN = Person("reviewer", name="Ann")
"""Whoever claims a case on the way has it."""

Step = Callable[[OnboardingDesk, Onboarding], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Way:
    """How a situation follows from the one before; by which `act`, if it is one."""

    before: str
    step: Step
    act: str = ""


async def a_case(desk: OnboardingDesk, situation: str) -> Onboarding:
    """Bring a case into a situation; a state is always asked for, and not decided."""
    if situation not in WAYS:
        case = await desk.invited()
        wish = {"state": "MT", "note": "Soon."}
        await desk.post(case.producer, f"/cases/{case.key}/state-requests", wish)
        return case
    way = WAYS[situation]
    case = await a_case(desk, way.before)
    await way.step(desk, case)
    return case


def _nipr_says(outcome: str) -> Step:
    async def answer(desk: OnboardingDesk, case: Onboarding) -> None:
        (*_, asked) = await desk.said_of(case, "PdbLookupRequested")
        await desk.nipr_answers(case, UUID(asked["lookup_id"]), outcome)

    return answer


async def _give_up(desk: OnboardingDesk, case: Onboarding) -> None:
    (asked,) = await desk.said_of(case, "PdbReportAuthorized")
    await desk.report_comes(case, "unknown_billed")
    await desk.hear(
        PdbReportAbandoned(
            occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
            case_id=case.case_id,
            authorization_id=asked["authorization_id"],
            report_id=uuid7(),
        )
    )


async def _fill(desk: OnboardingDesk, case: Onboarding) -> None:
    await desk.report_comes(case)
    page = {"declaration_page": str(await desk.upload(case))}
    for tab, values in answers(e_and_o=E_AND_O | page).items():
        _done(await desk.save(case, tab, values, version=0))
    await desk.sign(case)


def _by_producer(before: str, act: str) -> Way:
    async def do(desk: OnboardingDesk, case: Onboarding) -> None:
        form = await shown(desk, case, ACTS[act])
        _done(await form.sent(case.producer))

    return Way(before, do, act)


def _by_ann(before: str, act: str, **wish: object) -> Way:
    async def do(desk: OnboardingDesk, case: Onboarding) -> None:
        form = await shown(desk, case, ACTS[act])
        _done(await form.sent(ANN, **wish))

    return Way(before, do, act)


def _done(answer: httpx.Response) -> None:
    assert answer.status_code == 200, answer.text


class _StrictStates:
    """States that appoint nobody."""

    async def file(self, filing: Filing) -> FilerAnswer:
        rejected, why = AppointmentStatus.REJECTED, Rejection.LICENSE_NOT_ACTIVE
        return FilerAnswer(rejected, str(filing.key), why)

    async def aclose(self) -> None:
        """Close nothing."""


async def _states_refuse(desk: OnboardingDesk, _: Onboarding) -> None:
    appointing = Appointing(desk.database, filer=_StrictStates())
    while work := await appointing.take_next():
        await work()


WAYS: Mapping[str, Way] = {
    "Expired": Way("Invited", run_out_invitation),
    "Looking up": Way("Invited", OnboardingDesk.give_ssn),
    "Several matches": Way("Looking up", _nipr_says("ambiguous")),
    "Nobody found": Way("Looking up", _nipr_says("not_found")),
    "Found": Way("Looking up", _nipr_says("found")),
    "Authorized": Way("Found", OnboardingDesk.authorize),
    "Report given up": Way("Authorized", _give_up),
    "Background not authorized": Way("Authorized", _fill),
    "In Progress": Way("Background not authorized", tick_background),
    "Unclaimed": _by_producer("In Progress", "submission"),
    "HCSC Review": _by_ann("Unclaimed", "claim"),
    "Information Requested": _by_ann("HCSC Review", "information-requests"),
    "Resubmitted": _by_producer("Information Requested", "submission"),
    "Error": _by_ann("HCSC Review", "error"),
    "Announced": _by_ann("HCSC Review", "rejection", rests_on_report=True),
    "Announced in error": _by_ann("Error", "rejection", rests_on_report=True),
    "Announced and released": _by_ann("Announced", "release"),
    "Disputed": Way("Announced", dispute),
    "Approved": _by_ann("HCSC Review", "approval"),
    "Filing rejected": Way("Approved", _states_refuse),
    "Rejected": _by_ann("HCSC Review", "rejection"),
    "Withdrawn": _by_producer("Several matches", "withdrawal"),
    "Withdrawn when asked": _by_producer("Information Requested", "withdrawal"),
}
"""Which other one each is reached from, and how; all begin with an invitation."""
