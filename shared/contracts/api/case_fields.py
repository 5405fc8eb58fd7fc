"""The field names of each tab's form: what a page posts and what the case keeps.

All values are text as typed, also partial or invalid; "" is an empty field. A tick is
"yes" or "".
"""

from collections.abc import Mapping

from contracts.words import Tab

_ADDRESS = ("street", "street_2", "city", "state", "zip")

QUESTIONS = tuple(range(1, 11))
"""The ten questions of the Background Questionnaire."""

_ADDRESS_LABELS: Mapping[str, str] = {
    "street": "Street address",
    "street_2": "Street address line 2",
    "city": "City",
    "state": "State",
    "zip": "ZIP code",
}

FIELD_LABELS: Mapping[str, str] = {
    "email": "Email address",
    "business_phone": "Business phone",
    "mailing_same": "Same as primary address",
    **{f"primary_{part}": words for part, words in _ADDRESS_LABELS.items()},
    **{f"mailing_{part}": words for part, words in _ADDRESS_LABELS.items()},
    "bluelincs_hmo": "Do you also want to contract for BlueLincs HMO?",
    "company": "Insurance company",
    "company_name": "Company name",
    "policy_number": "Policy number",
    "effective_date": "Effective date",
    "expiration_date": "Expiration date",
    "per_occurrence_limit": "Per occurrence limit",
    "aggregate_limit": "Aggregate limit",
    "declaration_page": "E&O declaration page",
    "account_type": "Account type",
    "routing_number": "Routing number",
    "account_number": "Account number",
    "signature": "Signature",
}
"""What people call the fields, on pages and on paper alike."""

FIELDS: Mapping[Tab, tuple[str, ...]] = {
    Tab.GENERAL: (
        "email",
        "business_phone",
        *(f"primary_{part}" for part in _ADDRESS),
        "mailing_same",
        *(f"mailing_{part}" for part in _ADDRESS),
    ),
    Tab.LICENSES: ("IL", "MT", "NM", "OK", "TX", "bluelincs_hmo"),
    Tab.APPOINTMENTS: (),
    Tab.BACKGROUND_QUESTIONNAIRE: tuple(
        f"{part}_{question}"
        for question in QUESTIONS
        for part in ("answer", "explanation")
    ),
    Tab.E_AND_O: (
        "company",
        "company_name",
        "policy_number",
        "effective_date",
        "expiration_date",
        "per_occurrence_limit",
        "aggregate_limit",
        "declaration_page",
    ),
    Tab.BANKING_INFORMATION: (
        "account_type",
        "routing_number",
        "routing_number_again",
        "account_number",
        "account_number_again",
    ),
    Tab.CODE_OF_CONDUCT: ("signature",),
    Tab.ESIGNATURE: (),
}
