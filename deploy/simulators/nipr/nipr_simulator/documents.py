"""The documents that NIPR answers with, element by element."""

from collections.abc import Iterable, Sequence
from datetime import date

from nipr_simulator.people import (
    WRITTEN_ON,
    Action,
    Address,
    Appointment,
    Contact,
    License,
    Person,
)
from nipr_simulator.xml import (
    Day,
    Element,
    Fields,
    add,
    add_fields,
    add_state,
    add_states,
    document,
    us_date,
)

BIOGRAPHIC: Fields = (
    ("ID_SSN", "ssn"),
    ("NAME_LAST", "last"),
    ("NAME_FIRST", "first"),
    ("NAME_MIDDLE", "middle"),
    ("NAME_SUFFIX", "suffix"),
)
ADDRESS: Fields = (
    ("DATE_UPDATED", "updated"),
    ("ADDRESS_TYPE_CODE", "type_code"),
    ("ADDR_TYPE", "type"),
    ("ADDR_LINE_1", "line_1"),
    ("ADDR_LINE_2", "line_2"),
    ("ADDR_LINE_3", "line_3"),
    ("NAME_CITY", "city"),
    ("NAME_STATE", "in_state"),
    ("ZIP", "zip"),
    ("COUNTRY", "country"),
)
CONTACT: Fields = (
    ("BUSINESS_PHONE", "phone"),
    ("BUSINESS_PHONE_UPDATE_DATE", "phone_updated"),
    ("BUSINESS_EMAIL", "email"),
    ("BUSINESS_EMAIL_UPDATE_DATE", "email_updated"),
    ("FAX", "fax"),
    ("FAX_UPDATE_DATE", "fax_updated"),
)
LICENSE: Fields = (
    ("LICENSE_NUM", "number"),
    ("DATE_UPDATED", "updated"),
    ("DATE_ISSUE_LICENSE_ORIG", "issued"),
    ("DATE_EXPIRE_LICENSE", "expires"),
    ("LICENSE_CLASS", "class_name"),
    ("LICENSE_CLASS_CODE", "class_code"),
    ("RESIDENCY_STATUS", "residency"),
    ("ACTIVE", "active"),
)
AUTHORITY: Fields = (
    ("LOA", "name"),
    ("LOA_CODE", "code"),
    ("AUTHORITY_ISSUE_DATE", "issued"),
    ("STATUS", "status"),
    ("STATUS_REASON", "reason"),
    ("STATUS_REASON_DATE", "reason_date"),
    ("CE_COMPLIANCE", "ce_compliance"),
    ("CE_RENEWAL_DATE", "ce_renewal"),
    ("CE_CREDITS_NEEDED", "ce_credits_needed"),
)
# NIPR spells the renewal date of an appointment so.
APPOINTMENT: Fields = (
    ("COMPANY_NAME", "company"),
    ("FEIN", "fein"),
    ("COCODE", "cocode"),
    ("LINE_OF_AUTHORITY", "authority"),
    ("LOA_CODE", "authority_code"),
    ("STATUS", "status"),
    ("TERMINATION_REASON", "termination_reason"),
    ("STATUS_REASON_DATE", "since"),
    ("APPONT_RENEWAL_DATE", "renews"),
)
ACTION: Fields = (
    ("ACTION_ID", "id"),
    ("ORIGIN_OF_ACTION", "origin"),
    ("REASON_FOR_ACTION", "reason"),
    ("DISPOSITION", "disposition"),
    ("DATE_OF_ACTION", "taken"),
    ("EFFECTIVE_DATE", "effective"),
    ("ENTER_DATE", "entered"),
    ("FILE_REF", "file_ref"),
    ("PENALTY_FINE_FORFEITURE", "penalty"),
    ("LENGTH_OF_ORDER", "length"),
)


def hit_list(people: Iterable[Person]) -> Element:
    """Say who matched: none, one or several."""
    root = document("HITLIST", "HITLIST")
    for person in people:
        individual = add(root, "INDIVIDUAL")
        add(individual, "NAME", person.hit_list_name)
        # Clients must take ID_ENTITY for opaque: it may well be the SSN.
        even = person.number % 2 == 0
        add(individual, "ID_ENTITY", person.npn if even else person.ssn)
        add(individual, "NPN", person.npn)
        add(individual, "STATE_RESIDENT", person.resident_state)
        add(individual, "DATE_BIRTH", us_date(person.birth_date))
    return root


def error(text: str, *, root: str = "PDB", nested: bool = True) -> Element:
    """Say that it did not work, in one of the two forms that clients have met."""
    element = document(root, "ERROR")
    place = add(element, "ERROR")
    if nested:
        place = add(place, "DESCRIPTION")
    place.text = text
    return element


def report(person: Person, *, today: date) -> Element:
    """Write the detail report, its dates moved from WRITTEN_ON to today."""
    moved_by = today - WRITTEN_ON

    def day(written: date) -> str:
        return us_date(written + moved_by)

    root = document("PDB", "INDIVIDUAL")
    individual = add(add(root, "PRODUCER"), "INDIVIDUAL")
    entity = add(individual, "ENTITY_BIOGRAPHIC")
    _biographic(add(entity, "BIOGRAPHIC"), person)
    _addresses(add(entity, "ADDRESSES"), person.addresses, day=day)
    _contacts(add(entity, "CONTACT_INFOS"), person.contacts, day=day)
    licensing = add(individual, "PRODUCER_LICENSING")
    _licenses(add(licensing, "LICENSE_INFORMATION"), person, day=day)
    add(licensing, "CLEARANCE_CERTIFICATION_INFO")
    _actions(add(licensing, "REGULATORY_ACTION"), person.actions, day=day)
    add(add(licensing, "NASD_EXAM"), "DETAILS")
    return root


def _biographic(parent: Element, person: Person) -> None:
    add_fields(parent, person, BIOGRAPHIC, day=us_date)
    add(parent, "DATE_BIRTH", us_date(person.birth_date))
    add(parent, "NPN", person.npn)
    others = add(parent, "OTHER_NAME")
    for state, names in add_states(others, person.other_names):
        for name in names:
            add(state, "NAME", name.name).set("type", name.type)


def _addresses(parent: Element, addresses: Sequence[Address], *, day: Day) -> None:
    for state, members in add_states(parent, addresses):
        for address in members:
            add_fields(add(state, "ADDRESS"), address, ADDRESS, day=day)


def _contacts(parent: Element, contacts: Sequence[Contact], *, day: Day) -> None:
    for contact in contacts:
        state = add_state(parent, contact.state)
        add_fields(add(state, "CONTACT_INFO"), contact, CONTACT, day=day)


def _licenses(parent: Element, person: Person, *, day: Day) -> None:
    for state, members in add_states(parent, (*person.licenses, *person.appointments)):
        for license_ in (part for part in members if isinstance(part, License)):
            _license(add(state, "LICENSE"), license_, day=day)
        appointments = add(state, "APPOINTMENT_INFORMATION")
        for part in (part for part in members if isinstance(part, Appointment)):
            for _ in range(part.times):
                _appointment(add(appointments, "APPOINTMENT"), part, day=day)


def _license(parent: Element, license_: License, *, day: Day) -> None:
    add_fields(parent, license_, LICENSE, day=day)
    add(add(parent, "ADHS"), "HOME_STATE", license_.home_state)
    details = add(parent, "DETAILS")
    for authority in license_.authorities:
        add_fields(add(details, "DETAIL"), authority, AUTHORITY, day=day)


def _appointment(parent: Element, appointment: Appointment, *, day: Day) -> None:
    add_fields(parent, appointment, APPOINTMENT, day=day)
    add(parent, "COUNTY_CODE")
    agency = add(parent, "Agency_Affiliations")
    add(agency, "Agency_Name")
    add(agency, "FEIN_State_Co_ID")


def _actions(parent: Element, actions: Sequence[Action], *, day: Day) -> None:
    # One action per STATE element: two actions of a state are two such elements.
    for action in actions:
        add_fields(add_state(parent, action.state), action, ACTION, day=day)
