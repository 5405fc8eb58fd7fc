"""Background Questionnaire: what each of the ten questions asks, in its place."""

import pytest

from case_service.domain.background import QUESTIONS
from tests.support.covers import covers

# From the requirements, on its own: an answer is read by its number for years.
ASKED = {
    1: ("health", "expired", "revoked", "canceled", "under review"),
    2: ("denied", "license of any kind", "Medicare", "HMO", "any state"),
    3: ("suspended", "debarred", "prohibited", "state or federal", "other program"),
    4: ("ever revoked your license", "ever censured"),
    5: ("complained", "regulator", "five years"),
    6: ("denied you a contract", "agent, producer or broker", "for cause", "managed"),
    7: (
        *("lawsuit", "arbitration", "mediation", "found liable", "fraud"),
        *("misappropriation", "conversion of funds", "misrepresentation"),
        "breach of fiduciary duty",
    ),
    8: (
        *("demand or judgment", "insurer, insured or producer", "bankruptcy"),
        *("owned or led", "Personal bankruptcy counts only", "funds held for others"),
    ),
    9: ("convicted", "Alford", "no contest", "withheld", "charged", "misdemeanor"),
    10: ("convicted", "Alford", "no contest", "withheld", "charged", "felony"),
}


@covers("BGQ-1")
@pytest.mark.parametrize("number", ASKED)
def test_each_question_asks_what_the_requirements_say(number):
    question = QUESTIONS[number - 1]
    assert [words for words in ASKED[number] if words not in question] == []


@covers("BGQ-1")
def test_no_other_question_is_asked():
    assert list(ASKED) == list(range(1, len(QUESTIONS) + 1))
