"""E&O: dates, limits and the two tiers of minimum coverage."""

from datetime import datetime, timedelta

import pytest

from case_service.domain.business_days import central_day
from case_service.domain.e_and_o import problems
from case_service.domain.state import State
from case_service.domain.us_date import us_date
from tests.support.case_builders import E_AND_O, facts
from tests.support.covers import covers


def found(chosen=(State.TX,), **changes):
    return problems({**E_AND_O, **changes}, facts(), chosen=chosen)


def fields(**changes):
    return [problem.field for problem in found(**changes)]


@covers("EO-1", "EO-2", "EO-5", "EO-7")
def test_a_complete_policy_has_no_problem():
    assert found() == ()


@covers("EO-1", "EO-2", "EO-3", "EO-4", "EO-5", "EO-7", "TAB-2")
def test_an_empty_form_names_every_required_field():
    assert [problem.field for problem in problems({}, facts())] == [
        "company",
        "policy_number",
        "effective_date",
        "expiration_date",
        "per_occurrence_limit",
        "aggregate_limit",
        "declaration_page",
    ]


@covers("EO-3", "EO-4")
@pytest.mark.parametrize(
    ("field", "way"), [("effective_date", -1), ("expiration_date", 1)]
)
@pytest.mark.parametrize(("days", "warns"), [(3653, False), (3654, True)])
def test_a_year_that_is_most_likely_a_slip_is_warned_of(field, way, days, warns):
    day = facts().today + timedelta(days=way * days)
    told = [(one.field, one.blocks) for one in found(**{field: us_date(day)})]
    assert told == ([(field, "nothing")] if warns else [])


@covers("EO-1")
def test_other_asks_for_the_name_of_the_company():
    assert fields(company="OTHER") == ["company_name"]
    assert fields(company="OTHER", company_name="Prairie Mutual") == []


@covers("EO-1")
def test_a_company_that_is_not_listed_is_entered_as_other():
    (problem,) = found(company="Prairie Mutual")
    assert problem.field == "company"
    assert problem.message == (
        "Choose your insurance company from the list, or OTHER and type its name."
    )


@covers("EO-2", "EO-1")
@pytest.mark.parametrize("field", ["policy_number", "company"])
def test_blanks_are_no_answer(field):
    assert fields(**{field: "   "}) == [field]


@covers("EO-3", "EO-4")
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # Winter: Central Time is six hours behind; summer: five.
        ("2026-11-26T05:59:59Z", "11/25/2026"),
        ("2026-11-26T06:00:00Z", "11/26/2026"),
        ("2026-07-02T04:59:59Z", "07/01/2026"),
        ("2026-07-02T05:00:00Z", "07/02/2026"),
        # The nights on which the clocks change: 8 March and 1 November 2026.
        ("2026-03-08T05:59:59Z", "03/07/2026"),
        ("2026-03-08T06:00:00Z", "03/08/2026"),
        ("2026-03-09T04:59:59Z", "03/08/2026"),
        ("2026-03-09T05:00:00Z", "03/09/2026"),
        ("2026-11-01T04:59:59Z", "10/31/2026"),
        ("2026-11-02T05:59:59Z", "11/01/2026"),
        ("2026-11-02T06:00:00Z", "11/02/2026"),
    ],
)
def test_today_is_a_day_in_central_time(moment, day):
    today = central_day(datetime.fromisoformat(moment))
    assert us_date(today) == day
    tomorrow = us_date(today + timedelta(days=1))
    last_too_early = us_date(today + timedelta(days=7))
    first_enough = us_date(today + timedelta(days=8))
    on = facts(today=today)
    begun = {**E_AND_O, "effective_date": day, "expiration_date": first_enough}
    assert problems(begun, on) == ()
    (early,) = problems({**begun, "expiration_date": last_too_early}, on)
    assert early.field == "expiration_date"
    (late,) = problems({**begun, "effective_date": tomorrow}, on)
    assert late.field == "effective_date"


@covers("EO-4")
def test_the_policy_ends_after_it_begins():
    changes = {"effective_date": "11/25/2026", "expiration_date": "11/25/2026"}
    (problem,) = found(**changes)
    assert problem.message == "The expiration date must be after the effective date."


@covers("EO-3")
@pytest.mark.parametrize(
    ("effective", "wrong"),
    [
        ("11/25/2026", []),
        ("11/26/2026", ["effective_date"]),
        ("soon", ["effective_date"]),
    ],
)
def test_the_policy_must_have_begun(effective, wrong):
    assert fields(effective_date=effective) == wrong


@covers("EO-4")
@pytest.mark.parametrize(
    ("expiration", "wrong"),
    [
        ("12/03/2026", []),
        ("12/02/2026", ["expiration_date"]),
        ("11/24/2026", ["expiration_date"]),
        ("01/01/2026", ["expiration_date"]),
        ("02/30/2027", ["expiration_date"]),
    ],
)
def test_the_policy_must_last_more_than_seven_days(expiration, wrong):
    assert fields(expiration_date=expiration) == wrong


@covers("EO-4")
@pytest.mark.parametrize("text", ["1/1/2027", "2027-01-01", "01-01-2027", "01012027"])
def test_dates_may_be_typed_in_the_usual_ways(text):
    assert fields(expiration_date=text) == []


@covers("EO-5")
@pytest.mark.parametrize("field", ["per_occurrence_limit", "aggregate_limit"])
@pytest.mark.parametrize(
    "text", ["0", "$0.00", "-5", "a million", "1,00", "1e6", "\u0661\u0660"]
)
def test_a_limit_must_be_an_amount_above_zero(field, text):
    (wrong,) = found(**{field: text})
    assert (wrong.field, wrong.is_missing) == (field, False)
    assert ("greater than $0" in wrong.message) is (text in ("0", "$0.00"))


@covers("EO-5")
@pytest.mark.parametrize(
    "text", ["1000000", "$1,000,000", "1,000,000.00", " $ 1000000 "]
)
def test_a_limit_may_be_typed_in_the_usual_ways(text):
    assert fields(per_occurrence_limit=text, aggregate_limit=text) == []


@covers("EO-6")
@pytest.mark.parametrize(
    ("chosen", "limit", "is_enough"),
    [
        ((State.TX,), "499,999.99", False),
        ((State.TX,), "500,000", True),
        ((State.TX, State.MT), "500,000", False),
        ((State.TX, State.MT), "999,999", False),
        ((State.TX, State.MT), "1,000,000", True),
    ],
)
def test_a_limit_below_the_highest_minimum_blocks_approval_only(
    chosen, limit, is_enough
):
    shortfalls = found(chosen, per_occurrence_limit=limit, aggregate_limit=limit)
    assert (shortfalls == ()) is is_enough
    assert {problem.blocks for problem in shortfalls} <= {"approval"}
    assert all("In force since" in problem.rule for problem in shortfalls)


@covers("EO-6")
def test_an_occurrence_limit_above_the_aggregate_only_warns():
    (problem,) = found(per_occurrence_limit="2,000,000")
    assert problem.blocks == "nothing"


@covers("EO-7")
def test_the_declaration_page_is_required():
    assert fields(declaration_page="") == ["declaration_page"]


@covers("EO-5")
@pytest.mark.parametrize("zeros", [20, 4_300, 19_000])
def test_an_endless_number_is_no_amount(zeros):
    assert "aggregate_limit" in fields(aggregate_limit="1" + "0" * zeros)


@covers("EO-5")
def test_a_cent_is_above_zero():
    assert found((), per_occurrence_limit="$0.01", aggregate_limit="$0.01") == ()


@covers("EO-6")
@pytest.mark.parametrize(
    ("occurrence", "aggregate", "short"),
    [
        ("499,999", "500,000", ["per_occurrence_limit"]),
        ("500,000", "500,000", []),
        ("500,000", "499,999", ["per_occurrence_limit", "aggregate_limit"]),
    ],
)
def test_each_limit_is_held_to_the_minimum_alone(occurrence, aggregate, short):
    shown = fields(per_occurrence_limit=occurrence, aggregate_limit=aggregate)
    assert shown == short


@covers("EO-6")
@pytest.mark.parametrize("state", State)
def test_every_state_has_its_minimum(state):
    dollars = 1_000_000 if state is State.MT else 500_000
    for limit, is_enough in ((dollars, True), (dollars - 1, False)):
        limits = dict.fromkeys(("per_occurrence_limit", "aggregate_limit"), str(limit))
        assert (found((state,), **limits) == ()) is is_enough


@covers("EO-6")
def test_no_minimum_counts_before_a_state_is_chosen():
    assert found((), per_occurrence_limit="1", aggregate_limit="1") == ()


@covers("EO-6")
@pytest.mark.parametrize(
    ("occurrence", "warned"), [("$1,000,000.00", []), ("$1,000,000.01", [True])]
)
def test_an_occurrence_limit_warns_from_a_cent_above_the_aggregate(occurrence, warned):
    warnings = found(per_occurrence_limit=occurrence, aggregate_limit="$1,000,000")
    assert [one.blocks == "nothing" for one in warnings] == warned
