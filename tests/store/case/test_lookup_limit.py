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
