"""The way to the states: one port, a simulated connection and one over HTTP."""

from typing import Literal, Protocol

import httpx
from pydantic import BaseModel, ValidationError

from case_service.domain.appointment import (
    AppointmentStatus,
    FilerAnswer,
    Filing,
    Rejection,
)

_TIMEOUT = httpx.Timeout(20.0, connect=5.0)


class FilerUnavailable(Exception):
    """The filer did not answer, or not in its own words; asking again is harmless."""

    def __init__(self) -> None:
        super().__init__("the filer of appointments does not answer")


class Filer(Protocol):
    """Files appointments. Asking twice under one key files once and tells how it is."""

    async def file(self, filing: Filing) -> FilerAnswer:
        """File, or tell what became of it; raises FilerUnavailable."""
        ...

    async def aclose(self) -> None:
        """Close the connections."""
        ...


class SimulatedFiler:
    """A demonstration's states: they take every filing and appoint at the next look.

    Who has the NPN of the simulated person 17 was terminated for cause before.
    """

    _FOR_CAUSE = "10000017"

    async def file(self, filing: Filing) -> FilerAnswer:
        """Answer at once; the reference follows from the key, so it is always one."""
        reference = f"SIM-{filing.key.hex[-12:].upper()}"
        if not filing.was_filed:
            return FilerAnswer(AppointmentStatus.FILED, reference)
        if filing.npn == self._FOR_CAUSE:
            return FilerAnswer(
                AppointmentStatus.REJECTED, reference, Rejection.TERMINATED_FOR_CAUSE
            )
        return FilerAnswer(AppointmentStatus.APPOINTED, reference)

    async def aclose(self) -> None:
        """Close nothing."""


class _Answer(BaseModel):
    status: Literal["filed", "appointed", "rejected"]
    reference: str
    reason: str | None = None


class HttpFiler:
    """The operator's own connection to the states.

    PUT /appointments/{key} with state, line, npn and name answers with status (filed,
    appointed, rejected), reference and, for a rejection, a reason. The key makes a
    repeat harmless: it is the same appointment and tells how it stands.
    """

    def __init__(
        self, url: str, *, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        """Ask at this address."""
        self._http = httpx.AsyncClient(
            base_url=url, timeout=_TIMEOUT, transport=transport
        )

    async def file(self, filing: Filing) -> FilerAnswer:
        """File, or tell what became of it."""
        told = {
            "state": filing.state.value,
            "line": filing.line.value,
            "npn": filing.npn,
            "name": filing.name,
        }
        try:
            response = await self._http.put(f"/appointments/{filing.key}", json=told)
            response.raise_for_status()
            answer = _Answer.model_validate_json(response.content)
        except (httpx.HTTPError, ValidationError):
            raise FilerUnavailable from None
        status = AppointmentStatus(answer.status)
        return FilerAnswer(status, answer.reference, _rejection(answer))

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()


def _rejection(answer: _Answer) -> Rejection | None:
    if answer.status != "rejected":
        return None
    known = {reason.value for reason in Rejection}
    return Rejection(answer.reason) if answer.reason in known else Rejection.OTHER


def filers(url: str | None, *, simulated: bool) -> tuple[Filer, ...]:
    """Give the way to the states; none where nobody could be appointed in truth."""
    if url:
        return (HttpFiler(url),)
    return (SimulatedFiler(),) if simulated else ()
