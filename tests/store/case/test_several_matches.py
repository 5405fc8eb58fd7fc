"""Several matches in NIPR: told apart by resident state and year of birth (HOME-3)."""

from contracts.words import NiprOutcome
from tests.support.covers import covers


def start(case) -> str:
    return f"/cases/{case.key}/start"


@covers("HOME-3")
async def test_several_matches_are_told_apart(desk):
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case), "ambiguous")
    narrowing = {"resident_state": "TX", "birth_year": "1980"}
    shown = await desk.post(case.producer, f"{start(case)}/narrowing", narrowing)
    assert shown["state"] == "looking_up"
    await desk.fetch_all()
    assert (await desk.get(case.producer, start(case)))["state"] == "found"


@covers("HOME-3")
async def test_patience_begins_anew_with_the_details(desk):
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case), "ambiguous")
    await desk.run(
        "update lookups set requested_at = requested_at - interval '1 hour' "
        "where case_id = $1",
        case.case_id,
    )
    desk.adapter.down = True
    narrowing = {"resident_state": "TX", "birth_year": "1980"}
    shown = await desk.post(case.producer, f"{start(case)}/narrowing", narrowing)
    assert shown["state"] == "looking_up"
    await desk.run(
        "update wishes set wished_at = wished_at - interval '1 minute' "
        "where case_id = $1",
        case.case_id,
    )
    assert (await desk.get(case.producer, start(case)))["state"] == "delayed"


@covers("HOME-3")
async def test_details_that_fit_nobody_can_be_corrected(desk):
    desk.adapter.match, desk.adapter.outcome = None, NiprOutcome.AMBIGUOUS
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case), "ambiguous")
    narrowing = {"resident_state": "TX", "birth_year": "1981"}
    await desk.post(case.producer, f"{start(case)}/narrowing", narrowing)
    await desk.fetch_all()
    shown = await desk.get(case.producer, start(case))
    assert shown["state"] == "ambiguous"
    assert "None of NIPR's entries" in shown["message"]


@covers("HOME-3")
async def test_details_are_checked_and_asked_for_only_when_needed(desk):
    case = await desk.invited()
    lookup_id = await desk.give_ssn(case)
    path, wish = f"{start(case)}/narrowing", {"resident_state": "TX", "birth_year": "1"}
    early = await desk.send(case.producer, "POST", path, wish)
    assert early.json()["code"] == "not_allowed"
    await desk.nipr_answers(case, lookup_id, "ambiguous")
    faulty = await desk.send(
        case.producer, "POST", path, {**wish, "resident_state": ""}
    )
    assert [one["field"] for one in faulty.json()["problems"]] == [
        "resident_state",
        "birth_year",
    ]
