"""By what a name is found, and what of it the index holds."""

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from case_service.domain.name_words import found_by, ways_to_search
from tests.support.covers import covers


def is_found(typed: str, name: str) -> bool:
    marks = found_by(name)
    return any(way <= marks for way in ways_to_search(typed))


@covers("REV-1")
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("samp", "Pat Q Sample"),
        ("SAMPLE, PAT", "Pat Q Sample"),
        ("pat sample", "Pat Q Sample"),
        ("patq", "Pat Q Sample"),
        ("pat q", "Pat Q Sample"),
        ("mc allister", "Luther McAllister"),
        ("mcallister", "Luther Mc Allister"),
        ("o'rourke", "Siobhan O\u2019Rourke"),
        ("rourke", "Siobhan O'Rourke"),
        ("hale", "Nathaniel Brooks-Hale"),
        ("brooks-hale nathaniel", "Nathaniel Brooks-Hale"),
        ("quetzalcoatl", "Pat Quetzalc\u00f3atl"),
        ("Quetzalco\u0301atl", "Pat Quetzalcoatl"),
        ("soren lodz", "S\u00f8ren \u0141\u00f3d\u017a"),
        ("raghunathanandmore", "Priya Raghunathan"),
        ("wu", "Li Wu"),
        ("de la vega", "Beatriz Fern\u00e1ndez de la Vega"),
    ],
)
def test_a_name_is_found_by_how_people_type_it(typed, name):
    assert is_found(typed, name)


@covers("REV-1")
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ample", "Pat Q Sample"),
        ("pat jones", "Pat Q Sample"),
        ("sampler", "Pat Q Sample"),
        ("x", "Pat Q Sample"),
        ("\u2019 -", "Pat Q Sample"),
        ("", "Pat Q Sample"),
    ],
)
def test_another_name_is_not_found(typed, name):
    assert not is_found(typed, name)


@covers("REV-1")
def test_two_whole_words_are_asked_for_as_a_pair_first():
    narrowest, *_ = ways_to_search("Smith John")
    assert narrowest == {"john smith"}
    assert "john smith" in found_by("John Smith")


@covers("REV-1")
@given(st.lists(st.text(min_size=2, max_size=12), min_size=2, max_size=8), st.data())
def test_who_is_found_by_pairs_of_words_has_their_beginnings_too(words, data):
    typed = data.draw(st.lists(st.sampled_from(words), min_size=2, max_size=4))
    marks = found_by(" ".join(words))
    narrowest, *wider = ways_to_search(" ".join(typed)) or ((),)
    if wider and narrowest <= marks:
        event("found by pairs")
        assert wider[0] <= marks


@covers("REV-1")
@given(st.text(max_size=60), st.text(max_size=60))
def test_every_name_is_found_by_itself_and_no_text_breaks_the_search(name, typed):
    assert is_found(name, name) is bool(ways_to_search(name))
    assert isinstance(is_found(typed, name), bool)


@covers("REV-1")
def test_a_pasted_text_makes_no_long_list():
    assert len(found_by("word " * 2000)) < 100
    assert all(len(way) < 30 for way in ways_to_search("ab cd ef gh ij kl mn " * 99))


@covers("REV-1")
def test_a_name_is_kept_by_beginnings_of_two_to_eight_letters():
    assert found_by("Quetzalcoatl") == {"quetzalcoatl"[:n] for n in range(2, 9)}


@covers("REV-1")
def test_of_a_pasted_text_six_words_are_searched_for():
    narrowest, *_ = ways_to_search("an bo cy di el fa gu")
    assert len(narrowest) == 6 * 5 // 2
    assert not any("gu" in pair for pair in narrowest)
