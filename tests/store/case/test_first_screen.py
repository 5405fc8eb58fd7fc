"""First screen: SSN, who NIPR says that is, the authorization."""

import pytest

from tests.store.case.conftest import KEYSET
from tests.support.case_desk import Person, settings
from tests.support.case_neighbors import MATCH
from tests.support.case_story import open_desk
from tests.support.covers import covers


def start(case) -> str:
    return f"/cases/{case.key}/start"


@covers("HOME-2")
async def test_a_new_case_asks_for_the_ssn(desk):
    case = await desk.invited()
    shown = await desk.get(case.producer, start(case))
    assert shown["state"] == "ssn_needed"
    assert shown["ssn_ending"] is None
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert (frame["status"], frame["next_step"]) == ("Invited", "start")


@covers("HOME-2")
@pytest.mark.parametrize(
    ("ssn", "again", "field"),
    [
        ("", "", "ssn"),
        ("12345678", "12345678", "ssn"),
        ("000-12-3456", "000-12-3456", "ssn"),
        ("123-45-6789", "123-45-6780", "ssn_again"),
    ],
)
async def test_an_impossible_ssn_is_refused_beside_its_field(desk, ssn, again, field):
    case = await desk.invited()
    answer = await desk.send(
        case.producer, "POST", f"{start(case)}/ssn", {"ssn": ssn, "ssn_again": again}
    )
    assert answer.status_code == 422
    assert answer.json()["code"] == "ssn_refused"
    assert answer.json()["problems"][0]["field"] == field
    assert await desk.said_of(case, "PdbLookupRequested") == []


@covers("HOME-2")
async def test_the_ssn_is_looked_up_and_never_sent_back(desk):
    case = await desk.invited()
    answer = await desk.send(
        case.producer,
        "POST",
        f"{start(case)}/ssn",
        {"ssn": f"900-{case.ssn[3:5]}-{case.ssn[5:]}", "ssn_again": case.ssn},
    )
    assert answer.json()["state"] == "looking_up"
    assert answer.json()["ssn_ending"] == case.ssn[-4:]
    assert case.ssn not in answer.text
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert frame["status"] == "In Progress"


@covers("HOME-2")
async def test_who_nipr_found_is_shown_before_anything_is_authorized(desk):
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case))
    shown = await desk.get(case.producer, start(case))
    assert shown["state"] == "found"
    assert shown["identity"] == {
        "npn": case.npn,
        "name": "Pat Q Sample",
        "resident_state": "TX",
        "birth_date": "1980-02-29",
    }
    assert not shown["name_differs"]
    assert await desk.said_of(case, "PdbReportAuthorized") == []


@covers("HOME-3")
@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("not_found", "not_found"),
        ("ambiguous", "ambiguous"),
        ("unavailable", "delayed"),
        ("unauthorized", "delayed"),
        ("rejected", "needs_help"),
        ("unknown_billed", "needs_help"),
    ],
)
async def test_every_other_answer_gets_a_clear_message(desk, outcome, state):
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case), outcome)
    shown = await desk.get(case.producer, start(case))
    assert shown["state"] == state
    assert len(shown["message"]) > 40
    assert shown["ssn_ending"] == case.ssn[-4:]


@covers("HOME-3")
async def test_a_look_up_that_was_delayed_goes_on_by_itself(desk):
    case = await desk.invited()
    lookup_id = await desk.give_ssn(case)
    await desk.nipr_answers(case, lookup_id, "unavailable")
    await desk.nipr_answers(case, lookup_id, "found")
    assert (await desk.get(case.producer, start(case)))["state"] == "found"


@covers("HOME-3")
async def test_an_adapter_that_is_down_delays_but_loses_nothing(desk):
    case = await desk.invited()
    lookup_id = await desk.give_ssn(case)
    desk.adapter.down = True
    with pytest.raises(Exception, match="does not answer"):
        await desk.nipr_answers(case, lookup_id)
    assert (await desk.get(case.producer, start(case)))["state"] == "looking_up"
    desk.adapter.down = False
    await desk.make_wishes_due()
    await desk.fetch_all()
    assert (await desk.get(case.producer, start(case)))["state"] == "found"


@covers("HOME-3")
async def test_another_last_name_is_looked_up_and_a_difference_is_flagged(desk):
    desk.adapter.match = MATCH.model_copy(
        update={"name": "JONES, PAT Q", "last_name": "JONES"}
    )
    case = await desk.invited()
    first = await desk.give_ssn(case)
    await desk.nipr_answers(case, first, "not_found")
    shown = await desk.post(
        case.producer, f"{start(case)}/last-name", {"last_name": "  Jones "}
    )
    assert (shown["state"], shown["last_name"]) == ("looking_up", "Jones")
    (_, asked) = await desk.said_of(case, "PdbLookupRequested")
    subject = await desk.as_service(
        "nipr-adapter",
        f"/internal/lookups/{asked['lookup_id']}/subject",
        purpose="hit-list",
    )
    assert subject.json()["last_name"] == "Jones"
    await desk.nipr_answers(case, asked["lookup_id"])
    shown = await desk.get(case.producer, start(case))
    assert shown["identity"]["name"] == "Pat Q Jones"
    assert shown["name_differs"]
    review = await desk.get(Person("reviewer"), f"/review/{case.key}")
    assert "name_differs" in {flag["code"] for flag in review["flags"]}


@covers("HOME-3")
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("  ", "Enter the last name that stands on your license."),
        (
            "J" * 61,
            "Shorten the last name that stands on your license to 60 characters.",
        ),
        ("=Jones", "Begin the last name that stands on your license with a letter."),
    ],
)
async def test_what_is_no_last_name_is_refused_and_nipr_is_asked_nothing(
    desk, typed, sentence
):
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case), "not_found")
    path = f"{start(case)}/last-name"
    answer = await desk.send(case.producer, "POST", path, {"last_name": typed})
    assert answer.status_code == 422
    assert [problem["message"] for problem in answer.json()["problems"]] == [sentence]
    assert len(await desk.said_of(case, "PdbLookupRequested")) == 1
    longest = {"last_name": "J" * 60}
    assert (await desk.post(case.producer, path, longest))["last_name"] == "J" * 60


@covers("HOME-2")
async def test_a_wrong_ssn_can_be_given_again_until_the_report_is_authorized(desk):
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case, "900010018"), "not_found")
    await desk.nipr_answers(case, await desk.give_ssn(case))
    await desk.authorize(case)
    answer = await desk.send(
        case.producer,
        "POST",
        f"{start(case)}/ssn",
        {"ssn": "900010018", "ssn_again": "900010018"},
    )
    assert answer.json()["code"] == "already_authorized"
    again = {"last_name": "Jones"}
    answer = await desk.send(case.producer, "POST", f"{start(case)}/last-name", again)
    assert answer.json()["code"] == "already_authorized"


async def test_an_outcome_of_an_older_look_up_changes_nothing_for_the_newer(desk):
    case = await desk.invited()
    older = await desk.give_ssn(case, "900010018")
    await desk.give_ssn(case)
    await desk.nipr_answers(case, older, "not_found")
    assert (await desk.get(case.producer, start(case)))["state"] == "looking_up"


@covers("HOME-2")
async def test_simulated_people_are_refused_unless_the_setting_lets_them_in(
    case_url, token_keys
):
    chosen = settings(
        case_url, keys=token_keys, keyset=KEYSET, accept_simulated_people=False
    )
    async with open_desk(chosen, keys=token_keys) as strict:
        case = await strict.invited()
        answer = await strict.send(
            case.producer,
            "POST",
            f"{start(case)}/ssn",
            {"ssn": case.ssn, "ssn_again": case.ssn},
        )
    assert answer.json()["code"] == "ssn_refused"
