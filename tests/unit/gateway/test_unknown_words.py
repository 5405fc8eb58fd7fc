"""Pages beside a newer release of a service, whose words they do not know yet."""

from gateway.pages.labels import flag_words, full_label
from tests.support.covers import covers


@covers("OPS-4")
def test_a_field_or_flag_of_a_newer_release_is_shown_by_its_bare_word():
    assert full_label("middle_initial") == "Middle initial"
    assert flag_words("odd_hours") == "Odd hours"
