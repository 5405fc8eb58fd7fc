"""The provider of background checks: one port, a simulated one and one over HTTP."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

import httpx
from pydantic import BaseModel, Field, ValidationError

from case_service.domain.background_check import Agency, Outcome

_TIMEOUT = httpx.Timeout(20.0, connect=5.0)


class ProviderUnavailable(Exception):
    """The provider did not answer, or not in its own words; ask again."""

    def __init__(self) -> None:
        super().__init__("the provider of background checks does not answer")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom to check; `order_id` is the same for each try, so nothing is made twice."""

    order_id: UUID
    name: str
    npn: str
    birth_date: date


class BackgroundChecks(Protocol):
    """A provider; each call raises when it cannot be reached."""

    agency: Agency
    """Whom a notice names where a rejection rests on what it found."""

    async def order(self, subject: Subject) -> str:
        """Order a check; gives the provider's number of it."""

    async def outcome(self, reference: str) -> Outcome:
        """Tell how a check stands."""

    async def aclose(self) -> None:
        """Close the connections."""


# By the end of the NPN, as NIPR's simulated people are numbered: regulatory actions are
# something to consider, a broken record makes the check fail.
_ENDINGS = {"11": Outcome.CONSIDER, "17": Outcome.CONSIDER, "25": Outcome.FAILED}


class SimulatedBackgroundChecks:
    """Answers at once and knows nobody: for demonstrations and tests."""

    # The 555-01 numbers belong to nobody, and there is no such place.
    agency = Agency(
        "Simulated Screening Agency (a demonstration, nobody is checked)",
        "1 Nowhere Street, Exampleville, ZZ 00000",
        "800-555-0100",
    )

    async def order(self, subject: Subject) -> str:
        """Number the check by the NPN's end, which decides its outcome."""
        return f"SIM-{subject.order_id}-{subject.npn[-2:]}"

    async def outcome(self, reference: str) -> Outcome:
        """Tell the outcome that the number was made for."""
        return _ENDINGS.get(reference[-2:], Outcome.CLEAR)

    async def aclose(self) -> None:
        """Close nothing."""


class _Ordered(BaseModel):
    # It becomes part of an address.
    reference: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")


class _Told(BaseModel):
    outcome: Outcome


Told = TypeVar("Told", bound=BaseModel)


class HttpBackgroundChecks:
    """The operator's own connection to a provider.

    PUT /checks/{order} with name, npn and birth_date answers with a reference; the
    order makes a repeat harmless. GET /checks/{reference} answers with the outcome:
    pending, clear, consider or failed.
    """

    def __init__(
        self,
        url: str,
        *,
        agency: Agency,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """Ask at this address."""
        self.agency = agency
        self._http = httpx.AsyncClient(
            base_url=url, timeout=_TIMEOUT, transport=transport
        )

    async def order(self, subject: Subject) -> str:
        """Order a check, or tell the number of the one that was ordered."""
        told = {
            "name": subject.name,
            "npn": subject.npn,
            "birth_date": subject.birth_date.isoformat(),
        }
        request = self._http.build_request(
            "PUT", f"/checks/{subject.order_id}", json=told
        )
        return (await self._answer(request, _Ordered)).reference

    async def outcome(self, reference: str) -> Outcome:
        """Tell how a check stands."""
        request = self._http.build_request("GET", f"/checks/{reference}")
        return (await self._answer(request, _Told)).outcome

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _answer(self, request: httpx.Request, shape: type[Told]) -> Told:
        try:
            response = await self._http.send(request)
            response.raise_for_status()
            return shape.model_validate_json(response.content)
        # An answer that is wrong may repeat who was asked for: it is not passed on.
        except (httpx.HTTPError, ValidationError):
            raise ProviderUnavailable from None


def background_checks(url: str | None, *, agency: Agency) -> BackgroundChecks:
    """Give who checks backgrounds; nothing is ordered where that is off."""
    if url:
        return HttpBackgroundChecks(url, agency=agency)
    return SimulatedBackgroundChecks()
