"""The way in for tests and demos, apart from NIPR's protocol: /control/…

GET    /control/people   who can be found, with SSN and NPN (all invented)
POST   /control/people   add somebody, as in people/*.toml, or {"like": 5, …}
GET    /control/calls    calls received, without SSN
DELETE /control/calls    forget them, and with them the bill
GET    /control/bill     what NIPR would have billed
POST   /control/clock    {"now": "2026-12-01T09:00:00-06:00"}, null for the real time
POST   /control/outage   {"on": true}: every report call answers 503
GET    /control/health
"""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from pydantic import AwareDatetime, BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from nipr_simulator.people import Person
from nipr_simulator.registry import Registry


class ClockSetting(BaseModel):
    """The moment to go on from; none means the real time."""

    now: AwareDatetime | None


class OutageSetting(BaseModel):
    """Whether the services are down."""

    on: bool


def control_routes(registry: Registry) -> list[Route]:
    """Serve the control URL."""
    control = _Control(registry)
    return [
        Route("/control/people", control.people, methods=["GET"]),
        Route("/control/people", control.add_person, methods=["POST"]),
        Route("/control/calls", control.calls, methods=["GET"]),
        Route("/control/calls", control.forget_calls, methods=["DELETE"]),
        Route("/control/bill", control.bill, methods=["GET"]),
        Route("/control/clock", control.set_clock, methods=["POST"]),
        Route("/control/outage", control.set_outage, methods=["POST"]),
        Route("/control/health", control.health, methods=["GET"]),
    ]


def explain(_: Request, error: Exception) -> Response:
    """Answer a malformed control request with what is wrong in it."""
    if not isinstance(error, ValidationError):
        raise error
    text = error.json(include_url=False, include_context=False)
    return Response(text, 422, media_type="application/json")


class _Control:
    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    async def people(self, _: Request) -> Response:
        return JSONResponse([_summary(each) for each in self._registry.people.values()])

    async def add_person(self, request: Request) -> Response:
        wanted: dict[str, Any] = await request.json()
        wanted.setdefault("number", self._registry.free_number())
        model = self._registry.people.get(wanted.pop("like", 0))
        known = model.model_dump(exclude={"shares_ssn_with"}) if model else {}
        person = Person.model_validate({**known, **wanted})
        self._registry.add(person)
        return JSONResponse(_summary(person), 201)

    async def calls(self, _: Request) -> Response:
        calls = (asdict(call) for call in self._registry.calls)
        return JSONResponse([{**call, "at": call["at"].isoformat()} for call in calls])

    async def forget_calls(self, _: Request) -> Response:
        self._registry.calls.clear()
        return Response(status_code=204)

    async def bill(self, _: Request) -> Response:
        hit_lists = self._registry.billed("hit-list")
        reports = self._registry.billed("report")
        total = hit_lists + reports
        return JSONResponse({"hit-list": hit_lists, "report": reports, "total": total})

    async def set_clock(self, request: Request) -> Response:
        wanted = ClockSetting.model_validate_json(await request.body()).now
        if wanted is None:
            self._registry.clock.ahead_by = timedelta()
        else:
            self._registry.clock.set(wanted)
        return JSONResponse({"now": self._registry.clock.now().isoformat()})

    async def set_outage(self, request: Request) -> Response:
        wanted = OutageSetting.model_validate_json(await request.body())
        self._registry.is_down = wanted.on
        return JSONResponse({"on": wanted.on})

    async def health(self, _: Request) -> Response:
        return JSONResponse({"people": len(self._registry.people)})


def _summary(person: Person) -> dict[str, Any]:
    ssn = person.ssn
    return {
        "number": person.number,
        "about": person.about,
        "first": person.first,
        "last": person.last,
        "suffix": person.suffix,
        "ssn": f"{ssn[:3]}-{ssn[3:5]}-{ssn[5:]}",
        "npn": person.npn,
        "birth_date": person.birth_date.isoformat(),
        "resident_state": person.resident_state,
        "listed": person.listed,
        "fault": person.fault,
    }
