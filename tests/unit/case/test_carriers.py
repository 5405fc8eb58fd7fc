"""The list of carriers: data with its source."""

from case_service.domain.carriers import LISTED, OTHER, offered
from case_service.domain.e_and_o import problems
from tests.support.case_builders import E_AND_O, TODAY, facts
from tests.support.covers import covers


@covers("EO-1")
def test_the_list_of_carriers_names_each_once_with_its_source_and_day():
    names = [one.name for one in LISTED]
    assert names == sorted(set(names), key=str.casefold)
    assert OTHER not in names
    for one in LISTED:
        assert "found on" in one.source or "not on" in one.source
        assert one.collected_on <= TODAY
        assert problems({**E_AND_O, "company": one.name}, facts()) == ()


@covers("EO-1")
def test_a_name_that_is_offered_no_more_is_kept_by_who_chose_it():
    former = "Continental Casualty Company"
    assert former not in offered("")
    assert "CNA (Continental Casualty Company)" in offered("")
    assert former in offered(former)
    assert offered("anything")[-1] == OTHER
