"""Names: as NIPR has them, as people write them."""

import pytest

from case_service.domain.people import Identity, Invitee, differs, spelt
from tests.support.covers import covers

PAT = Invitee("Pat", "McAllister", "pat@example.com")


@covers("HOME-2")
@pytest.mark.parametrize(
    ("registry", "name"),
    [
        ("MCALLISTER, PAT Q", "Pat Q McAllister"),
        ("PAT Q MCALLISTER", "Pat Q McAllister"),
        ("O'ROURKE, SIOBHÁN M", "Siobhán M O'Rourke"),
        ("TRUJILLO-BACA, JOSÉ LUIS", "José Luis Trujillo-Baca"),
        ("McAllister, Pat", "Pat McAllister"),
        ("SAMPLE", "Sample"),
    ],
)
def test_a_registrys_name_is_written_as_people_write_it(registry, name):
    assert spelt(registry, invitee=PAT) == name


@covers("HOME-2")
@pytest.mark.parametrize(
    ("registry", "name"),
    [
        ("SAMPLE, PAT II", "Pat II Sample"),
        ("SAMPLE, PAT Q III", "Pat Q III Sample"),
        ("SAMPLE IV, PAT", "Pat Sample IV"),
        ("PAT SAMPLE III", "Pat Sample III"),
        ("SAMPLE, PAT V", "Pat V Sample"),
        ("SAMPLE, PAT JR", "Pat Jr Sample"),
        ("III, PAT", "Pat Iii"),
        ("SAMPLE, IV", "Iv Sample"),
    ],
)
def test_a_generation_keeps_its_capitals_where_one_can_stand(registry, name):
    assert spelt(registry, invitee=PAT) == name


@covers("HOME-3")
@pytest.mark.parametrize(
    ("last_name", "is_other"),
    [("MCALLISTER", False), ("Mc Allister", False), ("JONES", True)],
)
def test_a_last_name_is_compared_without_case_and_spacing(last_name, is_other):
    identity = Identity("10000030", f"{last_name}, PAT", last_name, "TX", None)
    assert differs(PAT, identity) is is_other
