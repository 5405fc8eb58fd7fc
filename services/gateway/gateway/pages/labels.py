"""The words for fields, sections and files: one place, so that no two pages differ."""

from collections.abc import Mapping

from contracts.api.case_fields import FIELD_LABELS, FIELDS, QUESTIONS
from contracts.words import DocumentSlug, FileKind, Tab

TAB_NAMES: Mapping[str, str] = {
    Tab.GENERAL: "General",
    Tab.LICENSES: "Licenses",
    Tab.APPOINTMENTS: "Appointments",
    Tab.BACKGROUND_QUESTIONNAIRE: "Background Questionnaire",
    Tab.E_AND_O: "E&O",
    Tab.BANKING_INFORMATION: "Banking Information",
    Tab.CODE_OF_CONDUCT: "Code of Conduct",
    Tab.ESIGNATURE: "eSignature",
}

STATE_NAMES: Mapping[str, str] = {
    "IL": "Illinois",
    "MT": "Montana",
    "NM": "New Mexico",
    "OK": "Oklahoma",
    "TX": "Texas",
}

DOCUMENT_NAMES: Mapping[str, str] = {
    DocumentSlug.PRODUCER_AGREEMENT: "Producer Agreement",
    DocumentSlug.NEW_MEXICO_ADDENDUM: "New Mexico Addendum",
    DocumentSlug.OKLAHOMA_ADDENDUM: "Oklahoma Addendum",
    DocumentSlug.MONTANA_ADDENDUM: "Montana Addendum",
    DocumentSlug.W_9: "W-9",
}

LABELS: Mapping[str, str] = {
    # signing in
    "login_name": "Login Name",
    "password": "Password",
    "domain": "Domain",
    "current_password": "Current password",
    "new_password": "New password",
    "new_password_again": "Confirm new password",
    # first screen
    "ssn": "Social Security Number",
    "ssn_again": "Confirm Social Security Number",
    "last_name": "Last name",
    "resident_state": "Resident license state",
    "birth_year": "Birth year",
    "agreed": "I authorize HCSC to obtain a PDB report from NIPR",
    "background_agreed": "I authorize HCSC to obtain a background check about me",
    # tabs
    "name": "Name",
    **FIELD_LABELS,
    **STATE_NAMES,
    **{f"explanation_{number}": "Explanation" for number in QUESTIONS},
    **{f"answer_{number}": f"Question {number}" for number in QUESTIONS},
    "supporting_document": "Supporting document",
    **{f"supporting_document_{number}": "Supporting document" for number in QUESTIONS},
    "routing_number_again": "Validate routing number",
    "account_number_again": "Validate account number",
    # eSignature
    "consent": "I consent to sign and receive documents electronically",
    # staff
    "first_name": "First name",
    "states": "Selling states",
    "csv_file": "CSV file",
    "note": "Why you ask for it",
    "added_state": "State",
    "refusal_reason": "Reason",
    "message": "Message",
    "reopened_tabs": "Sections to reopen",
    "wanted_documents": "Documents wanted",
    "reason": "Reason",
    "field": "Value to reveal",
    "rests_on_report": "The rejection rests on the NIPR report",
    "answer": "Answer",
    "dispute": "Dispute",
    "search": "Search",
    "status": "Status",
    "assigned_to": "Assigned to",
    "state": "State",
}

FILE_KINDS: Mapping[str, FileKind] = {
    "declaration_page": FileKind.E_AND_O_DECLARATION_PAGE,
    "supporting_document": FileKind.SUPPORTING_DOCUMENT,
    **{
        f"supporting_document_{number}": FileKind.SUPPORTING_DOCUMENT
        for number in QUESTIONS
    },
}
"""Which kind of file a file field takes."""

FILE_QUESTIONS: Mapping[str, int] = {
    f"supporting_document_{number}": number for number in QUESTIONS
}
"""Which question of the questionnaire a file field is about."""

SCAN_WORDS: Mapping[str, str] = {
    "clean": ", checked for viruses",
    "infected": ", refused by the virus check",
    "not_scanned": ", not checked for viruses yet",
}

SENSITIVE_NAMES: Mapping[str, str] = {
    "ssn": "Social Security Number",
    "birth_date": "Birth date",
    "routing_number": "Routing number",
    "account_number": "Account number",
}

FLAG_WORDS: Mapping[str, str] = {
    "name_differs": "Name differs",
    "duplicate_ssn": "Same SSN elsewhere",
    "background_yes": "Background Yes",
    "regulatory_actions": "Regulatory action",
    "contradiction": "Answer against record",
    "coverage": "E&O below minimum",
    "bank_changed": "Bank account changed",
    "email_changed": "Contact email changed",
    "second_packet": "Second packet",
    "do_not_contract": "Do not contract",
    "report_disputed": "Report disputed",
    "mail_undelivered": "Email not delivered",
    "resubmitted": "Submitted again",
}


ROLE_NAMES: Mapping[str, str] = {
    "producer": "Producer",
    "recruiter": "Recruiter",
    "reviewer": "Reviewer",
    "support": "Support",
    "operator": "Operator",
    "system": "Producer Pro",
}


def flag_words(code: str) -> str:
    """Give the words for a flag of the queue."""
    return FLAG_WORDS.get(code, code.replace("_", " ").capitalize())


def label(name: str) -> str:
    """Give a field's label."""
    return LABELS[name]


def full_label(name: str) -> str:
    """Give a field's label so that it is clear outside its group."""
    if name.startswith("primary_"):
        return f"Primary address: {LABELS[name]}"
    if name.startswith("mailing_") and name != "mailing_same":
        return f"Mailing address: {LABELS[name]}"
    if name.startswith("explanation_"):
        return f"Explanation of question {name.removeprefix('explanation_')}"
    # A newer release of a service may know a field that these pages do not.
    return LABELS.get(name, name.replace("_", " ").capitalize())


FIELD_TABS: Mapping[str, Tab] = {
    name: tab for tab, names in FIELDS.items() for name in names
}
"""Which tab a field stands on."""
