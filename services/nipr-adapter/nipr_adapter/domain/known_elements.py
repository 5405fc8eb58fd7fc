"""The elements that a report on an individual may have, as NIPR's clients know them.

What is not here is kept in the raw document and counted, never an error.
"""

from collections.abc import Mapping
from typing import TypeAlias
from xml.etree.ElementTree import Element

Tree: TypeAlias = Mapping[str, "Tree"]


def _leaves(*names: str) -> Tree:
    return {name: {} for name in names}


_BIOGRAPHIC: Tree = {
    **_leaves("ID_SSN", "NAME_LAST", "NAME_FIRST", "NAME_MIDDLE", "NAME_SUFFIX"),
    **_leaves("DATE_BIRTH", "NPN"),
    "OTHER_NAME": {"STATE": _leaves("NAME")},
}
_ADDRESS = _leaves(
    "DATE_UPDATED",
    "ADDRESS_TYPE_CODE",
    "ADDR_TYPE",
    "ADDR_LINE_1",
    "ADDR_LINE_2",
    "ADDR_LINE_3",
    "NAME_CITY",
    "NAME_STATE",
    "ZIP",
    "COUNTRY",
)
_CONTACT_INFO = _leaves(
    "BUSINESS_PHONE",
    "BUSINESS_PHONE_UPDATE_DATE",
    "BUSINESS_EMAIL",
    "BUSINESS_EMAIL_UPDATE_DATE",
    "FAX",
    "FAX_UPDATE_DATE",
)
_DETAIL = _leaves(
    "LOA",
    "LOA_CODE",
    "AUTHORITY_ISSUE_DATE",
    "STATUS",
    "STATUS_REASON",
    "STATUS_REASON_DATE",
    "CE_COMPLIANCE",
    "CE_RENEWAL_DATE",
    "CE_CREDITS_NEEDED",
)
_LICENSE: Tree = {
    **_leaves("LICENSE_NUM", "DATE_UPDATED", "DATE_ISSUE_LICENSE_ORIG"),
    **_leaves("DATE_EXPIRE_LICENSE", "LICENSE_CLASS", "LICENSE_CLASS_CODE"),
    **_leaves("RESIDENCY_STATUS", "ACTIVE"),
    "ADHS": _leaves("HOME_STATE"),
    "DETAILS": {"DETAIL": _DETAIL},
}
_APPOINTMENT: Tree = {
    **_leaves("COMPANY_NAME", "FEIN", "COCODE", "LINE_OF_AUTHORITY", "LOA_CODE"),
    **_leaves("STATUS", "TERMINATION_REASON", "STATUS_REASON_DATE"),
    **_leaves("APPONT_RENEWAL_DATE", "COUNTY_CODE"),
    "Agency_Affiliations": _leaves("Agency_Name", "FEIN_State_Co_ID"),
}
_ACTION = _leaves(
    "ACTION_ID",
    "ORIGIN_OF_ACTION",
    "REASON_FOR_ACTION",
    "DISPOSITION",
    "DATE_OF_ACTION",
    "EFFECTIVE_DATE",
    "ENTER_DATE",
    "FILE_REF",
    "PENALTY_FINE_FORFEITURE",
    "LENGTH_OF_ORDER",
)
_LICENSED_STATE: Tree = {
    "LICENSE": _LICENSE,
    "APPOINTMENT_INFORMATION": {"APPOINTMENT": _APPOINTMENT},
}
_INDIVIDUAL: Tree = {
    "ENTITY_BIOGRAPHIC": {
        "BIOGRAPHIC": _BIOGRAPHIC,
        "ADDRESSES": {"STATE": {"ADDRESS": _ADDRESS}},
        "CONTACT_INFOS": {"STATE": {"CONTACT_INFO": _CONTACT_INFO}},
    },
    "PRODUCER_LICENSING": {
        "LICENSE_INFORMATION": {"STATE": _LICENSED_STATE},
        "CLEARANCE_CERTIFICATION_INFO": {},
        "REGULATORY_ACTION": {"STATE": _ACTION},
        "NASD_EXAM": _leaves("DETAILS"),
    },
}
REPORT: Tree = {
    "TRANSACTION_TYPE": _leaves("TYPE"),
    "PRODUCER": {"INDIVIDUAL": _INDIVIDUAL},
}


def count_unknown(document: Element, known: Tree = REPORT) -> int:
    """Count the elements that we have no word for, with all that they contain."""
    unknown = 0
    waiting = [(document, known)]
    while waiting:
        parent, names = waiting.pop()
        for child in parent:
            if child.tag in names:
                waiting.append((child, names[child.tag]))
            else:
                unknown += sum(1 for _ in child.iter())
    return unknown
