"""Of each license on Licenses: its number, class, lines of authority and dates."""

from datetime import date

from tests.support.case_neighbors import a_license, a_report
from tests.support.covers import covers


def a_line(license_, name: str):
    (line,) = license_.lines_of_authority
    return line.model_copy(update={"name": name})


@covers("LIC-1")
async def test_every_license_of_a_state_is_listed_with_its_lines_and_dates(desk):
    older = a_license("TX", number="0000017", license_class="Adjuster", expires_on=None)
    both = (a_line(older, "Health"), a_line(older, "Life"))
    newer = a_license(
        "TX",
        lines_of_authority=both,
        issued_on=date(2019, 5, 6),
        expires_on=date(2098, 7, 8),
    )
    desk.adapter.report = a_report(licenses=(older, a_license("OK"), newer))
    case = await desk.started(states=("IL", "TX"))
    facts = (await desk.tab(case, "licenses"))["facts"]
    illinois, texas = facts["states"]
    # Oklahoma, which the recruiter did not select, is not spoken of.
    assert (illinois["state"], illinois["licenses"]) == ("IL", [])
    assert texas["licenses"] == [
        {
            "number": "0000017",
            "license_class": "Adjuster",
            "lines_of_authority": ["Life, Accident and Health"],
            "issued_on": "2015-03-01",
            "expires_on": None,
            "shortcoming": None,
        },
        {
            "number": "0001234",
            "license_class": "General Lines Agent",
            "lines_of_authority": ["Health", "Life"],
            "issued_on": "2019-05-06",
            "expires_on": "2098-07-08",
            "shortcoming": None,
        },
    ]
    assert texas["selectable"]


@covers("LIC-1")
async def test_of_several_licenses_of_a_state_each_that_does_not_count_says_why(desk):
    lapsed = a_license("TX", number="0000017", expires_on=date(2020, 1, 31))
    desk.adapter.report = a_report(licenses=(lapsed, a_license("TX")))
    case = await desk.started(states=("TX",))
    (texas,) = (await desk.tab(case, "licenses"))["facts"]["states"]
    assert texas["selectable"]
    assert [one["shortcoming"] for one in texas["licenses"]] == [
        "License 0000017 expired on 01/31/2020.",
        None,
    ]
