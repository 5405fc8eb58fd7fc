"""What General starts with: NIPR's address and contact data (GEN-1)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from case_service.domain.po_box import po_box_line
from case_service.domain.report import Address, Contact, Report
from case_service.domain.us_date import us_date

_PARTS = ("street", "street_2", "city", "state", "zip")


@dataclass(frozen=True, slots=True)
class Known:
    """A value of NIPR's, with the state that has it and since when."""

    value: str
    state: str
    updated_on: date | None

    @property
    def origin(self) -> str:
        """Where the value comes from, for people."""
        since = f", updated {us_date(self.updated_on)}" if self.updated_on else ""
        return f"NIPR, {self.state}{since}"


@dataclass(frozen=True, slots=True)
class Prefill:
    """The fields that NIPR fills in, and where each comes from."""

    values: dict[str, str]
    origins: dict[str, str]


def prefill(report: Report, *, resident_state: str) -> Prefill:
    """Choose General's first values: resident state first, else the newest update.

    A P.O. box never becomes the primary address; it may be the mailing address.
    """
    filled = {
        "email": _best(_emails(report.contacts), resident_state),
        "business_phone": _best(_phones(report.contacts), resident_state),
    }
    primary, mailing = _addresses(report.addresses, resident_state)
    filled |= _address_fields("primary", primary) | _address_fields("mailing", mailing)
    known = {field: value for field, value in filled.items() if value is not None}
    values = {field: value.value for field, value in known.items()}
    # With no mailing address at NIPR the business one is where mail goes.
    same = {"mailing_same": "yes"} if primary and not mailing else {}
    return Prefill(
        values=values | same,
        origins={field: value.origin for field, value in known.items() if value.value},
    )


def phone_text(digits: str) -> str:
    """Write ten digits as a telephone number; anything else stays as it is."""
    bare = re.sub(r"\D", "", digits).removeprefix("1")
    if len(bare) != 10:
        return digits
    return f"({bare[:3]}) {bare[3:6]}-{bare[6:]}"


def zip_text(digits: str) -> str:
    """Write nine digits as ZIP+4; anything else stays as it is."""
    return f"{digits[:5]}-{digits[5:]}" if re.fullmatch(r"\d{9}", digits) else digits


def _emails(contacts: Iterable[Contact]) -> list[Known]:
    return [Known(c.email, c.state, c.email_updated_on) for c in contacts if c.email]


def _phones(contacts: Iterable[Contact]) -> list[Known]:
    return [
        Known(phone_text(c.phone), c.state, c.phone_updated_on)
        for c in contacts
        if c.phone
    ]


def _best(known: list[Known], resident_state: str) -> Known | None:
    return max(known, key=lambda one: _rank(one, resident_state), default=None)


def _rank(one: Known | Address, resident_state: str) -> tuple[bool, date]:
    return one.state == resident_state, one.updated_on or date.min


def _addresses(
    addresses: Iterable[Address], resident_state: str
) -> tuple[Address | None, Address | None]:
    ranked = sorted(addresses, key=lambda one: _rank(one, resident_state), reverse=True)
    business = [one for one in ranked if one.kind.casefold() == "business"]
    boxes = [one for one in business if _is_box(one)]
    primary = next((one for one in business if not _is_box(one)), None)
    mailing = next((one for one in ranked if one.kind.casefold() == "mailing"), None)
    return primary, mailing or next(iter(boxes if primary is None else ()), None)


def _is_box(address: Address) -> bool:
    return po_box_line(address.street, address.street_2) is not None


def _address_fields(which: str, address: Address | None) -> dict[str, Known | None]:
    if address is None:
        return {}
    texts = (
        address.street,
        address.street_2,
        address.city,
        address.region,
        zip_text(address.zip_code),
    )
    return {
        f"{which}_{part}": Known(text, address.state, address.updated_on)
        for part, text in zip(_PARTS, texts, strict=True)
    }
