"""Where name and contact data come from: NIPR, the producer, the approval (NEW-6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from case_service.domain.business_days import central_day
from case_service.domain.case_file import CaseFile
from case_service.domain.record import Record
from case_service.domain.same_value import is_same
from case_service.domain.status import Status
from case_service.domain.tab import Tab, Values
from case_service.domain.us_date import us_date

_PARTS = ("street", "street_2", "city", "state", "zip")
FIELDS = (
    "email",
    "business_phone",
    *(f"primary_{part}" for part in _PARTS),
    *(f"mailing_{part}" for part in _PARTS),
)
# One line for an address says where it comes from; its other lines need no repeat.
_LEADING = ("email", "business_phone", "primary_street", "mailing_street")


@dataclass(frozen=True, slots=True)
class Provenance:
    """A field's value as NIPR has it, as the producer gave it, and as approved.

    `origin` names the state whose record it is and since when; a value that was never
    given has no time.
    """

    field: str
    nipr: str
    origin: str
    given: str
    given_at: datetime | None
    approved: str
    approved_at: datetime | None

    @property
    def differs(self) -> bool:
        """Tell whether the producer gave something else than NIPR has."""
        is_given = bool(self.nipr and self.given_at)
        return is_given and not is_same(self.field, self.nipr, self.given)


def provenance(
    file: CaseFile, *, decided_at: datetime | None
) -> tuple[Provenance, ...]:
    """List the name, and all of General that NIPR or the producer has a value for."""
    saved = file.saved(Tab.GENERAL)
    # Before the first Save General shows NIPR's values, which nobody has given.
    given = _given(saved.values) if saved.is_confirmed else {}
    known = file.record.prefilled if file.record else {}
    origins = file.record.origins if file.record else {}
    # Approval ends all editing: what was given is what was approved.
    approved_at = decided_at if file.case.status is Status.APPROVED else None
    name = (_name(file, file.record, approved_at=approved_at),) if file.record else ()
    return name + tuple(
        Provenance(
            field=field,
            nipr=known.get(field, ""),
            origin=origins.get(field, ""),
            given=given.get(field, ""),
            given_at=saved.saved_at if saved.is_confirmed else None,
            approved=given.get(field, "") if approved_at else "",
            approved_at=approved_at,
        )
        for field in FIELDS
        if known.get(field) or given.get(field)
    )


def _name(
    file: CaseFile, record: Record, *, approved_at: datetime | None
) -> Provenance:
    # General shows the name and takes none: the producer gives it by signing.
    signed = file.saved(Tab.CODE_OF_CONDUCT)
    # Half a name may have been kept while it was typed; what is submitted counts.
    is_given = signed.is_confirmed or file.case.was_submitted
    given = signed.values.get("signature", "") if is_given else ""
    return Provenance(
        field="name",
        nipr=record.name,
        origin=f"NIPR, report of {us_date(central_day(record.as_of))}",
        given=given,
        given_at=signed.saved_at if given else None,
        approved=given if approved_at else "",
        approved_at=approved_at,
    )


def to_correct_at_nipr(file: CaseFile) -> tuple[str, ...]:
    """Name the contact data that the producer gave otherwise than NIPR has it."""
    saved = file.saved(Tab.GENERAL)
    if file.record is None or not saved.is_confirmed:
        return ()
    given, known = _given(saved.values), file.record.prefilled
    return tuple(
        field
        for field in FIELDS
        if given.get(field)
        and known.get(field)
        and not is_same(field, known[field], given[field])
    )


def hints(file: CaseFile) -> Mapping[str, str]:
    """Say it to the producer, beside the field and short."""
    if file.record is None:
        return {}
    values, told = file.saved(Tab.GENERAL).values, {}
    for field, origin in file.record.origins.items():
        value = file.record.prefilled.get(field, "")
        if not is_same(field, values.get(field, ""), value):
            told[field] = f"{origin}: {value}"
        elif field in _LEADING:
            told[field] = f"From {origin}"
    return told


def _given(values: Values) -> Values:
    if values.get("mailing_same") != "yes":
        return values
    # "Same as primary address" stands for its lines.
    same = {f"mailing_{part}": values.get(f"primary_{part}", "") for part in _PARTS}
    return {**values, **same}
