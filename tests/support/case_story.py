"""Onboarding in a test, step by step, without a browser."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx

from case_service.app import build
from case_service.domain.us_date import us_date
from case_service.settings import Settings
from chassis import clock
from chassis.service import Service
from contracts import documents, identity, nipr
from contracts.ids import uuid7
from contracts.words import FileKind, NiprOutcome
from tests.support import case_builders
from tests.support.case_background import tick_background
from tests.support.case_desk import CaseDesk, Onboarding, Person
from tests.support.case_people import a_mailbox

# Far enough for every test that moves the clock, and still a plausible date.
E_AND_O = {
    "effective_date": "01/01/2026",
    "expiration_date": us_date(clock.now().date() + timedelta(days=3000)),
}

OfPacket = documents.PacketPrepared | documents.PacketSigned | documents.PacketVoided


class OnboardingDesk(CaseDesk):
    """Takes producers through onboarding; a test may set the `npn` of all of them."""

    npn = ""
    authorizes_background = False

    async def invited(self, *, tenant: str = "HCSC", **changes: Any) -> Onboarding:
        """Invite a producer and make their account."""
        recruiter = Person("recruiter", tenant=tenant)
        producer = Person("producer", tenant=tenant)
        wish = {"first_name": "Pat", "last_name": "Sample", "email": a_mailbox()}
        wish = {**wish, "states": ("OK", "TX"), **changes}
        made = await self.post(recruiter, "/cases", wish)
        case = Onboarding(UUID(made["case_id"]), made["key"], recruiter, producer)
        case.email = wish["email"]
        await self.hear(
            identity.AccountCreated(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
                account_id=producer.account_id,
                case_id=case.case_id,
                tenant=tenant,
            )
        )
        return case

    async def give_ssn(self, case: Onboarding, ssn: str = "") -> UUID:
        """Give the producer's SSN, or another; gives the look-up that is asked for."""
        ssn = ssn or case.ssn
        path = f"/cases/{case.key}/start/ssn"
        await self.post(case.producer, path, {"ssn": ssn, "ssn_again": ssn})
        (*_, asked) = await self.said_of(case, "PdbLookupRequested")
        return UUID(asked["lookup_id"])

    async def nipr_answers(
        self, case: Onboarding, lookup_id: UUID, outcome: str = "found"
    ) -> None:
        """Let NIPR answer a look-up; each case is about a producer of its own."""
        if self.adapter.match is not None:
            known = {"npn": self.npn or case.npn}
            self.adapter.match = self.adapter.match.model_copy(update=known)
        await self.hear(
            nipr.PdbLookupCompleted(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
                case_id=case.case_id,
                lookup_id=lookup_id,
                outcome=NiprOutcome(outcome),
            )
        )
        await self.fetch_all()

    async def authorize(self, case: Onboarding) -> None:
        """Authorize the report."""
        shown = await self.get(case.producer, f"/cases/{case.key}/start")
        answer = await self.tick(case, shown)
        assert answer.status_code == 200, answer.text

    async def tick(self, case: Onboarding, shown: Mapping[str, Any]) -> httpx.Response:
        """Send the authorization from a first screen that was shown."""
        consent = {
            "agreed": True,
            "lookup_id": shown["lookup_id"],
            "text_version": shown["authorization_text_version"],
            "address": "203.0.113.9",
            "user_agent": "a browser",
        }
        path = f"/cases/{case.key}/start/authorization"
        return await self.send(case.producer, "POST", path, consent)

    async def report_comes(self, case: Onboarding, outcome: str = "found") -> None:
        """Let NIPR's report come."""
        (*_, asked) = await self.said_of(case, "PdbReportAuthorized")
        await self.hear(
            nipr.PdbReportReceived(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
                case_id=case.case_id,
                authorization_id=UUID(asked["authorization_id"]),
                report_id=uuid7(),
                outcome=NiprOutcome(outcome),
            )
        )
        await self.fetch_all()

    async def started(self, **invitation: Any) -> Onboarding:
        """Take a producer through the first screen."""
        case = await self.invited(**invitation)
        await self.identify(case)
        return case

    async def identify(self, case: Onboarding) -> None:
        """Find the producer at NIPR and obtain the report."""
        await self.nipr_answers(case, await self.give_ssn(case))
        await self.authorize(case)
        await self.report_comes(case)

    async def tab(self, case: Onboarding, tab: str) -> Any:
        """Read a tab as its producer."""
        return await self.get(case.producer, f"/cases/{case.key}/tabs/{tab}")

    async def save(
        self,
        case: Onboarding,
        tab: str,
        values: Mapping[str, str],
        *,
        version: int | None = None,
        method: str = "PUT",
        proof: str = "",
    ) -> httpx.Response:
        """Save a tab from its newest version, unless another is named."""
        if version is None:
            version = (await self.tab(case, tab))["version"]
        return await self.send(
            case.producer,
            method,
            f"/cases/{case.key}/tabs/{tab}",
            {"values": dict(values)},
            if_match=str(version),
            x_confirmation=proof,
        )

    async def upload(self, case: Onboarding) -> UUID:
        """Let the documents service take in a declaration page."""
        case.file_id = uuid7()
        page = FileKind.E_AND_O_DECLARATION_PAGE
        await self.take_in(case, case.file_id, kind=page)
        return case.file_id

    async def filled(self, **changes: Mapping[str, str]) -> Onboarding:
        """Take a producer through every tab but eSignature."""
        case = await self.started()
        page = {"declaration_page": str(await self.upload(case))}
        changes["e_and_o"] = E_AND_O | page | dict(changes.get("e_and_o", {}))
        for tab, values in case_builders.answers(**changes).items():
            saved = await self.save(case, tab, values)
            assert saved.status_code == 200, saved.text
            assert saved.json()["status"] == "Complete", saved.text
        return case

    async def snapshot(self, case: Onboarding) -> str:
        """Give the hash of the answers as they are now."""
        path = f"/internal/cases/{case.case_id}/access"
        answer = await self.as_service("documents", path, purpose="check-access")
        return str(answer.json()["snapshot_hash"])

    async def prepare(self, case: Onboarding) -> None:
        """Let the documents service make what the producer signs."""
        await self._of_packet(documents.PacketPrepared, case, await self.snapshot(case))

    async def sign(self, case: Onboarding) -> None:
        """Let the producer sign every document."""
        path = f"/internal/cases/{case.case_id}/packet-data"
        packet = await self.as_service("documents", path, purpose="packet-data")
        assert packet.status_code == 200, packet.text
        await self._of_packet(
            documents.PacketSigned, case, packet.json()["snapshot_hash"]
        )

    async def void(self, case: Onboarding, snapshot_hash: str) -> None:
        """Let the documents service void what was signed from a snapshot."""
        await self._of_packet(documents.PacketVoided, case, snapshot_hash)

    async def _of_packet(
        self, said: type[OfPacket], case: Onboarding, snapshot_hash: str
    ) -> None:
        now = datetime.now(UTC)  # noqa: TID251 (a test's own event)
        about = {"case_id": case.case_id, "packet_id": uuid7()}
        await self.hear(said(occurred_at=now, snapshot_hash=snapshot_hash, **about))

    async def submitted(self, **changes: Mapping[str, str]) -> Onboarding:
        """Take a case into review."""
        case = await self.filled(**changes)
        await self.sign(case)
        if self.authorizes_background:
            answer = await tick_background(self, case)
            assert answer.status_code == 200, answer.text
        await self.post(case.producer, f"/cases/{case.key}/submission")
        return case

    async def exceptions(self, reviewer: Person, case: Onboarding) -> list[str]:
        """List what the checks found out of the ordinary."""
        shown = await self.get(reviewer, f"/review/{case.key}")
        return [
            exception
            for requirement in shown["judgment"]["requirements"]
            for check in requirement["checks"]
            for exception in check["exceptions"]
        ]

    async def act(
        self, reviewer: Person, case: Onboarding, act: str, **wish: Any
    ) -> httpx.Response:
        """Act as a reviewer on the case as it is now."""
        path = f"/review/{case.key}"
        version = (await self.get(reviewer, path))["overview"]["version"]
        body = {"version": version, "by_name": reviewer.name} | wish
        return await self.send(reviewer, "POST", f"{path}/{act}", body)


# Services that are not open now: putting one together takes longer than most tests.
_CLOSED: dict[frozenset[tuple[str, Any]], Service] = {}


@asynccontextmanager
async def open_desk(settings: Settings, *, keys: Path) -> AsyncIterator[OnboardingDesk]:
    """Open the service and stand before it; nobody else has it meanwhile."""
    chosen = frozenset(settings)
    service = _CLOSED.pop(chosen, None) or build(settings)
    desk = OnboardingDesk(
        service,
        keys=keys,
        key=settings.blind_index_key,
        terms=settings.terms,
    )
    async with desk.app.router.lifespan_context(desk.app):
        yield desk
    await desk.http.aclose()
    _CLOSED[chosen] = service
