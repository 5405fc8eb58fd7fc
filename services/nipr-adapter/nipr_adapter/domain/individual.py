"""The report on an individual: from NIPR's elements to our words.

ADDRESS, LICENSE, APPOINTMENT and DETAIL repeat inside a STATE; a regulatory action is
a STATE of its own, so one state may come several times.
"""

from xml.etree.ElementTree import Element

from nipr_adapter.domain.document import day, states, text
from nipr_adapter.domain.known_elements import count_unknown
from nipr_adapter.domain.report import (
    Address,
    Appointment,
    Contact,
    License,
    LineOfAuthority,
    OtherName,
    RegulatoryAction,
    Report,
)
from nipr_adapter.domain.translation import (
    IS_ACTIVE_APPOINTMENT,
    IS_ACTIVE_LINE,
    IS_RESIDENT,
    is_active_license,
    word,
)

_PERSON = "PRODUCER/INDIVIDUAL"
_BIOGRAPHIC = f"{_PERSON}/ENTITY_BIOGRAPHIC/BIOGRAPHIC"
_ADDRESSES = f"{_PERSON}/ENTITY_BIOGRAPHIC/ADDRESSES"
_CONTACTS = f"{_PERSON}/ENTITY_BIOGRAPHIC/CONTACT_INFOS"
_LICENSES = f"{_PERSON}/PRODUCER_LICENSING/LICENSE_INFORMATION"
_ACTIONS = f"{_PERSON}/PRODUCER_LICENSING/REGULATORY_ACTION"


def report_in(document: Element) -> Report:
    """Translate the report on an individual; what is missing is empty."""
    return Report(
        npn=text(document, f"{_BIOGRAPHIC}/NPN"),
        first_name=text(document, f"{_BIOGRAPHIC}/NAME_FIRST"),
        middle_name=text(document, f"{_BIOGRAPHIC}/NAME_MIDDLE"),
        last_name=text(document, f"{_BIOGRAPHIC}/NAME_LAST"),
        suffix=text(document, f"{_BIOGRAPHIC}/NAME_SUFFIX"),
        birth_date=day(document, f"{_BIOGRAPHIC}/DATE_BIRTH"),
        other_names=_other_names(document),
        addresses=_addresses(document),
        contacts=_contacts(document),
        licenses=_licenses(document),
        appointments=_appointments(document),
        regulatory_actions=_regulatory_actions(document),
        unknown_elements=count_unknown(document),
    )


def _other_names(document: Element) -> tuple[OtherName, ...]:
    return tuple(
        OtherName(
            state=state, kind=name.get("type", ""), name=(name.text or "").strip()
        )
        for state, names in states(document, f"{_BIOGRAPHIC}/OTHER_NAME")
        for name in names.iterfind("NAME")
    )


def _addresses(document: Element) -> tuple[Address, ...]:
    return tuple(
        _address(state, each)
        for state, members in states(document, _ADDRESSES)
        for each in members.iterfind("ADDRESS")
    )


def _address(state: str, each: Element) -> Address:
    return Address(
        state=state,
        kind=text(each, "ADDR_TYPE"),
        line_1=text(each, "ADDR_LINE_1"),
        line_2=text(each, "ADDR_LINE_2"),
        line_3=text(each, "ADDR_LINE_3"),
        city=text(each, "NAME_CITY"),
        region=text(each, "NAME_STATE"),
        zip_code=text(each, "ZIP"),
        country=text(each, "COUNTRY"),
        updated_on=day(each, "DATE_UPDATED"),
    )


def _contacts(document: Element) -> tuple[Contact, ...]:
    return tuple(
        Contact(
            state=state,
            business_phone=text(each, "BUSINESS_PHONE"),
            phone_updated_on=day(each, "BUSINESS_PHONE_UPDATE_DATE"),
            business_email=text(each, "BUSINESS_EMAIL"),
            email_updated_on=day(each, "BUSINESS_EMAIL_UPDATE_DATE"),
        )
        for state, members in states(document, _CONTACTS)
        for each in members.iterfind("CONTACT_INFO")
    )


def _licenses(document: Element) -> tuple[License, ...]:
    return tuple(
        _license(state, each)
        for state, members in states(document, _LICENSES)
        for each in members.iterfind("LICENSE")
    )


def _license(state: str, each: Element) -> License:
    return License(
        state=state,
        number=text(each, "LICENSE_NUM"),
        license_class=text(each, "LICENSE_CLASS"),
        is_resident=word(text(each, "RESIDENCY_STATUS"), IS_RESIDENT),
        is_active=is_active_license(text(each, "ACTIVE")),
        status=text(each, "ACTIVE"),
        issued_on=day(each, "DATE_ISSUE_LICENSE_ORIG"),
        expires_on=day(each, "DATE_EXPIRE_LICENSE"),
        updated_on=day(each, "DATE_UPDATED"),
        lines_of_authority=tuple(
            _line_of_authority(detail) for detail in each.iterfind("DETAILS/DETAIL")
        ),
    )


def _line_of_authority(detail: Element) -> LineOfAuthority:
    status = text(detail, "STATUS")
    return LineOfAuthority(
        name=text(detail, "LOA"),
        code=text(detail, "LOA_CODE"),
        status=status,
        is_active=bool(word(status, IS_ACTIVE_LINE)),
        status_reason=text(detail, "STATUS_REASON"),
        status_reason_on=day(detail, "STATUS_REASON_DATE"),
        issued_on=day(detail, "AUTHORITY_ISSUE_DATE"),
    )


def _appointments(document: Element) -> tuple[Appointment, ...]:
    return tuple(
        _appointment(state, each)
        for state, members in states(document, _LICENSES)
        for each in members.iterfind("APPOINTMENT_INFORMATION/APPOINTMENT")
    )


def _appointment(state: str, each: Element) -> Appointment:
    status = text(each, "STATUS")
    return Appointment(
        state=state,
        company=text(each, "COMPANY_NAME"),
        cocode=text(each, "COCODE"),
        line_of_authority=text(each, "LINE_OF_AUTHORITY"),
        status=status,
        is_active=bool(word(status, IS_ACTIVE_APPOINTMENT)),
        termination_reason=text(each, "TERMINATION_REASON"),
        status_on=day(each, "STATUS_REASON_DATE"),
        renews_on=day(each, "APPONT_RENEWAL_DATE"),
    )


def _regulatory_actions(document: Element) -> tuple[RegulatoryAction, ...]:
    return tuple(
        RegulatoryAction(
            state=state,
            action_id=text(each, "ACTION_ID"),
            origin=text(each, "ORIGIN_OF_ACTION"),
            reason=text(each, "REASON_FOR_ACTION"),
            disposition=text(each, "DISPOSITION"),
            acted_on=day(each, "DATE_OF_ACTION"),
            effective_on=day(each, "EFFECTIVE_DATE"),
            penalty=text(each, "PENALTY_FINE_FORFEITURE"),
            file_reference=text(each, "FILE_REF"),
        )
        for state, each in states(document, _ACTIONS)
        if len(each)
    )
