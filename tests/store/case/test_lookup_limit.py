"""One case asks NIPR only so often in a day."""

from case_service.domain.lookup_limit import LOOKUPS
from tests.support.covers import covers


@covers("HOME-3", "NEW-8")
async def test_a_case_asks_nipr_only_so_often_in_a_day(desk):
    case = await desk.invited()
    lookup = await desk.give_ssn(case)
    for number in range(1, LOOKUPS):
        await desk.nipr_answers(case, lookup, "not_found")
        path, name = f"/cases/{case.key}/start/last-name", f"Jones{number}"
        answer = await desk.send(case.producer, "POST", path, {"last_name": name})
        assert answer.status_code == 200
        lookup = (await desk.said_of(case, "PdbLookupRequested"))[-1]["lookup_id"]
    await desk.nipr_answers(case, lookup, "not_found")
    refused = await desk.send(case.producer, "POST", path, {"last_name": "One more"})
    assert refused.status_code == 409
    assert refused.json()["code"] == "too_many_lookups"
    assert "855-782-4272" in refused.json()["detail"]
    assert len(await desk.said_of(case, "PdbLookupRequested")) == LOOKUPS


@covers("HOME-3", "NEW-8")
async def test_a_look_up_counts_for_twenty_four_hours(desk):
    case = await desk.invited()
    path = f"/cases/{case.key}/start/last-name"
    for _ in range(LOOKUPS):
        await desk.nipr_answers(case, await desk.give_ssn(case), "not_found")
    for age, status in (("23:59", 409), ("24:00", 200)):
        await desk.run(
            "update lookups set requested_at = now() - $2::text::interval "
            "where case_id = $1",
            case.case_id,
            age,
        )
        answer = await desk.send(case.producer, "POST", path, {"last_name": "Jones"})
        assert answer.status_code == status, answer.text
