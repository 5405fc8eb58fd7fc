"""Review: what is offered, what is asked for, how long it takes."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from case_service.domain.case import UNDER_REVIEW
from case_service.domain.case_refusals import InvalidRequest
from case_service.domain.history import Deed, sentence
from case_service.domain.milestones import Dates
from case_service.domain.review import InformationWanted, actions, read_wanted
from case_service.domain.status import Status
from case_service.domain.tab import FORM_TABS, Tab
from case_service.domain.viewer import Viewer, viewer
from case_service.domain.wanted import Documents, WantedDocument, still_missing
from tests.support.case_builders import PROMISE, a_case
from tests.support.covers import covers

ME = UUID("01a21069-0000-7000-8000-00000000000c")
INVITED = datetime(2026, 11, 2, 15, tzinfo=UTC)
SUBMITTED = datetime(2026, 11, 20, 15, tzinfo=UTC)
DATES = Dates(INVITED, SUBMITTED, PROMISE, queue_since=SUBMITTED)


@covers("REV-1")
@pytest.mark.parametrize(
    ("status", "offered"),
    [
        (
            Status.HCSC_REVIEW,
            (
                "release",
                "judge",
                "request_information",
                "approve",
                "put_in_error",
                "reject",
            ),
        ),
        (
            Status.ERROR,
            ("release", "judge", "request_information", "return_to_review", "reject"),
        ),
        (Status.INFORMATION_REQUESTED, ("release", "judge", "request_information")),
        (Status.APPROVED, ()),
    ],
)
def test_the_one_who_claimed_a_case_is_offered_what_its_status_allows(status, offered):
    case = a_case(status, reviewer_id=ME)
    assert actions(case, reviewer=ME) == offered
    colleague = actions(case, reviewer=uuid4())
    assert colleague == (("take_over",) if offered else ())


@covers("REV-1")
@pytest.mark.parametrize("status", list(Status))
def test_an_unclaimed_case_is_offered_for_claiming_while_it_is_open(status):
    offered = actions(a_case(status), reviewer=ME)
    assert offered == (("claim",) if status in UNDER_REVIEW else ())


@covers("REV-3")
def test_only_tabs_with_answers_are_reopened():
    wanted = InformationWanted("More.", ("general", "appointments", "esignature"), ())
    assert read_wanted(wanted).tabs == {Tab.GENERAL}
    everything = InformationWanted("All of it.", tuple(Tab), ())
    assert read_wanted(everything).tabs == frozenset(FORM_TABS)


@covers("REV-3")
@pytest.mark.parametrize(
    "line", ["e-and-o-declaration-page", "E&O declaration page", "Declaration Page"]
)
def test_a_wanted_declaration_page_reopens_e_and_o(line):
    asked = read_wanted(InformationWanted("More.", (), (line,)))
    assert asked.tabs == {Tab.E_AND_O}
    assert asked.documents == Documents(("e-and-o-declaration-page",), ())


@covers("REV-3")
def test_other_documents_are_asked_for_by_name_once():
    lines = (" Court  order ", "", "Court order", "supporting-document")
    asked = read_wanted(InformationWanted("More.", (), lines))
    assert asked.tabs == frozenset()
    assert asked.documents.kinds == ("supporting-document",)
    assert asked.documents.names == ("Court order", "Supporting document")


@covers("REV-3")
@pytest.mark.parametrize(
    ("lines", "is_refused"),
    [
        (("x" * 120,), False),
        (("x" * 121,), True),
        (tuple(map(str, range(20))), False),
        (tuple(map(str, range(21))), True),
    ],
)
def test_names_of_documents_are_few_and_short(lines, is_refused):
    refusal = pytest.raises(InvalidRequest) if is_refused else nullcontext()
    with refusal:
        read_wanted(InformationWanted("More.", (), lines))


def test_what_nobody_knows_cannot_be_reopened():
    with pytest.raises(InvalidRequest):
        read_wanted(InformationWanted("More.", ("nonsense",), ()))


@covers("REV-3")
def test_what_came_is_not_missing_any_more():
    order = WantedDocument(ME, ME, "Court order", None)
    page = "e-and-o-declaration-page"
    missing = still_missing(kinds=[page], named=[order], came=[])
    assert tuple(one.name for one in missing) == (
        "E&O declaration page",
        "Court order",
    )
    sent = replace(order, sent_at=SUBMITTED, is_here=True)
    assert still_missing(kinds=[page], named=[sent], came=[page]) == ()


@pytest.mark.parametrize("deed", list(Deed))
def test_every_deed_is_told_in_a_sentence(deed):
    detail = "general" if deed is Deed.SAVED else "not_found"
    told = sentence(deed, detail)
    assert told
    assert "{" not in told
    assert "_" not in told


def test_somebody_acts_in_one_of_their_roles():
    both = viewer(["reviewer", "producer"], tenant="HCSC", account_id=ME)
    acting = both.acting_as("producer")
    assert acting == Viewer(frozenset({"producer"}), "HCSC", ME)
    assert acting.role == "producer"
    with pytest.raises(ValueError, match="too many"):
        _ = both.role


@covers("REV-2")
def test_a_kind_of_file_is_told_by_the_name_that_people_use():
    told = sentence(Deed.FILE_ACCEPTED, "e-and-o-declaration-page")
    assert told == "File accepted: E&O declaration page"
