"""Code of Conduct: the typed name signs."""

import pytest

from case_service.domain.code_of_conduct import problems
from tests.support.case_builders import facts
from tests.support.covers import covers


@covers("COC-1")
@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Pat Q Sample", "pat q  sample"),
        ("SAMPLE-NÚÑEZ, O'BRIEN", "sample nunez obrien"),
        ("José Núñez Jr.", "JOSE NUNEZ JR"),
    ],
)
def test_case_spacing_punctuation_and_accents_do_not_matter(name, typed):
    assert problems({"signature": typed}, facts(name=name)) == ()


@covers("COC-1")
@pytest.mark.parametrize("typed", ["", "  ", "Pat Sample", "...", "Pat Q Sampel"])
def test_another_name_is_refused_and_the_expected_one_is_shown(typed):
    (problem,) = problems({"signature": typed}, facts())
    assert problem.field == "signature"
    assert not typed.strip() or "Pat Q Sample" in problem.message
