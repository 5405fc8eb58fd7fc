"""The nipr-adapter: what NIPR said, in the words of a case."""

from dataclasses import dataclass
from uuid import UUID

from case_service.clients.nipr_findings import findings_of
from case_service.clients.nipr_licenses import license_of
from case_service.domain.facts import NiprAppointment
from case_service.domain.people import Identity
from case_service.domain.report import Address, Contact, Report
from chassis.calls import ServiceClient
from contracts.api import nipr


@dataclass(frozen=True, slots=True)
class LookupAnswer:
    """What the hit list said; `match` only when it names one person."""

    outcome: str
    match: Identity | None


class NiprAdapter:
    """Asks the nipr-adapter."""

    def __init__(self, client: ServiceClient) -> None:
        """Ask through this client."""
        self._client = client

    async def lookup(self, lookup_id: UUID) -> LookupAnswer:
        """Give what a look-up found."""
        answer = await self._client.as_service("first-screen").get(
            f"/lookups/{lookup_id}", nipr.LookupAnswer
        )
        return _answer(answer)

    async def narrow(
        self, lookup_id: UUID, *, resident_state: str, birth_year: int
    ) -> LookupAnswer:
        """Pick the one of several matches that fits."""
        answer = await self._client.as_service("first-screen").post(
            f"/lookups/{lookup_id}/narrowing",
            nipr.Narrowing(resident_state=resident_state, birth_year=birth_year),
            nipr.LookupAnswer,
        )
        return _answer(answer)

    async def report(self, report_id: UUID) -> Report:
        """Give a PDB report."""
        answer = await self._client.as_service("read-report").get(
            f"/reports/{report_id}", nipr.PdbReport
        )
        return _report(answer)


def _answer(answer: nipr.LookupAnswer) -> LookupAnswer:
    match = answer.match
    if match is None:
        return LookupAnswer(str(answer.outcome), None)
    return LookupAnswer(
        str(answer.outcome),
        Identity(
            npn=match.npn,
            name=match.name,
            last_name=match.last_name,
            resident_state=match.resident_state,
            birth_date=match.birth_date,
        ),
    )


def _report(report: nipr.PdbReport) -> Report:
    names = (report.first_name, report.middle_name, report.last_name, report.suffix)
    return Report(
        name=" ".join(name for name in names if name),
        npn=report.npn,
        as_of=report.as_of,
        addresses=tuple(_address(address) for address in report.addresses),
        contacts=tuple(_contact(contact) for contact in report.contacts),
        licenses=tuple(license_of(license_) for license_ in report.licenses),
        appointments=tuple(
            NiprAppointment(
                company=one.company,
                state=one.state,
                line_of_authority=one.line_of_authority,
                appointed_on=one.status_on,
            )
            for one in report.appointments
            if one.is_active
        ),
        regulatory_actions=len(report.regulatory_actions),
        findings=findings_of(report),
        whole=report.model_dump_json().encode(),
    )


def _address(address: nipr.Address) -> Address:
    return Address(
        state=address.state,
        kind=address.kind,
        street=address.line_1,
        street_2=" ".join(line for line in (address.line_2, address.line_3) if line),
        city=address.city,
        region=address.region,
        zip_code=address.zip_code,
        updated_on=address.updated_on,
    )


def _contact(contact: nipr.Contact) -> Contact:
    return Contact(
        state=contact.state,
        phone=contact.business_phone,
        phone_updated_on=contact.phone_updated_on,
        email=contact.business_email,
        email_updated_on=contact.email_updated_on,
    )
