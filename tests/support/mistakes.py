"""Mistakes that a producer makes on a tab, by label, and what is said, by field."""

ADDRESSES = {
    "Primary address": {
        "Street address": "P.O. Box 12",
        "City": "",
        "State": "",
        "ZIP code": "7870",
    },
    "Mailing address": {
        "Street address": "",
        "City": "",
        "State": "",
        "ZIP code": "ABC",
    },
}

ADDRESSES_WRONG = {
    "email": "Enter an email address like name@company.com.",
    "business_phone": "Enter a phone number like",
    "primary_street": "The primary address cannot be a P.O. box.",
    "primary_city": "Enter the city of your primary address.",
    "primary_state": "Choose the state of your primary address.",
    "primary_zip": "The ZIP code of your primary address needs 5 digits",
    "mailing_street": "Enter the street address of your mailing address.",
    "mailing_city": "Enter the city of your mailing address.",
    "mailing_state": "Choose the state of your mailing address.",
    "mailing_zip": "The ZIP code of your mailing address needs 5 digits",
}

COVER = {
    "Policy number": "",
    "Effective date": "01/01/2999",
    "Expiration date": "13/45/2027",
    "Per occurrence limit": "a lot",
    "Aggregate limit": "0",
}

COVER_WRONG = {
    "company": "Choose your E&O insurance company.",
    "policy_number": "Enter the policy number.",
    "effective_date": "The effective date cannot be after today",
    "expiration_date": "Enter the expiration date as",
    "per_occurrence_limit": "The per occurrence limit is not an amount.",
    "aggregate_limit": "The aggregate limit must be greater than $0.",
    "declaration_page": "Upload your E&O declaration page.",
}
