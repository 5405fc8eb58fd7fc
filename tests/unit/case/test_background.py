"""Background Questionnaire: ten answers, each Yes explained."""

import pytest

from case_service.domain.background import LONGEST_EXPLANATION, QUESTIONS, problems
from tests.support.case_builders import BACKGROUND, facts
from tests.support.covers import covers


@covers("BGQ-1")
def test_ten_answers_of_no_are_complete():
    assert len(QUESTIONS) == 10
    assert problems(BACKGROUND, facts()) == ()


@covers("BGQ-1")
def test_no_answer_is_preselected_and_all_are_required():
    found = problems({}, facts())
    assert [problem.field for problem in found] == [
        f"answer_{number}" for number in range(1, 11)
    ]


@covers("BGQ-1")
@pytest.mark.parametrize("number", range(1, 11))
def test_a_yes_must_be_explained(number):
    values = {**BACKGROUND, f"answer_{number}": "yes", f"explanation_{number}": " "}
    (problem,) = problems(values, facts())
    assert problem.field == f"explanation_{number}"
    values[f"explanation_{number}"] = "Paid a fine in 2018."
    assert problems(values, facts()) == ()


@covers("BGQ-1")
def test_an_explanation_has_a_longest_length():
    longest = {
        **BACKGROUND,
        "answer_1": "yes",
        "explanation_1": "x" * LONGEST_EXPLANATION,
    }
    assert problems(longest, facts()) == ()
    (problem,) = problems(
        {**longest, "explanation_1": longest["explanation_1"] + "x"}, facts()
    )
    assert "4,000" in problem.message
