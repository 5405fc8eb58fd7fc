"""The E&O declaration page: a file that was taken in, or is about to be."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from case_service.domain.completeness import Completeness
from case_service.domain.declaration_page import TAKING_IN, problems
from case_service.domain.tab import Tab
from tests.support.case_builders import FILE_ID, answers, facts
from tests.support.covers import covers

MADE_AT = datetime.fromtimestamp((UUID(FILE_ID).int >> 80) / 1000, UTC)
NOTHING = frozenset()


def blocked(page, **known):
    return [one.blocks for one in problems({"declaration_page": page}, facts(**known))]


@covers("EO-7")
def test_a_file_that_was_taken_in_is_a_declaration_page():
    assert blocked(FILE_ID) == []
    assert blocked(FILE_ID, files=NOTHING) == ["submission"]
    assert blocked("") == ["submission"]


@covers("EO-7")
@pytest.mark.parametrize(
    ("late", "blocks"),
    [(timedelta(), ["nothing"]), (timedelta(milliseconds=1), ["submission"])],
)
def test_a_file_that_is_being_taken_in_holds_nobody_up_for_a_while(late, blocks):
    for now in (MADE_AT + TAKING_IN + late, MADE_AT - TAKING_IN - late):
        assert blocked(FILE_ID, files=NOTHING, now=now) == blocks


@covers("EO-7", "TAB-1")
@pytest.mark.parametrize(
    "made_up",
    [
        "00000000-0000-0000-0000-000000000000",
        "<script>x",
        # As fresh, but no UUIDv7.
        FILE_ID.replace("-74e1-", "-44e1-"),
    ],
)
def test_a_made_up_file_is_no_declaration_page(made_up):
    assert blocked(made_up, files=NOTHING, now=MADE_AT) == ["submission"]
    made = answers(e_and_o={"declaration_page": made_up})
    assert (
        Completeness(made, facts(now=MADE_AT)).status_word(Tab.E_AND_O) == "Has errors"
    )
