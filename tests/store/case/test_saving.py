"""Saving a tab: what is kept, conflicts, what is announced."""

import asyncio

import pytest

from contracts.api.case_fields import FIELDS
from contracts.words import Tab
from tests.support.covers import covers

BANK_FIELDS = (
    "routing_number",
    "routing_number_again",
    "account_number",
    "account_number_again",
)


@covers("TAB-2")
async def test_saving_keeps_what_is_partial_and_wrong_and_lists_it(desk):
    case = await desk.started()
    typed = {"email": "nobody", "primary_street": "P.O. Box 12", "primary_zip": "6060"}
    saved = await desk.save(case, "general", typed)
    assert saved.status_code == 200
    body = saved.json()
    assert body["values"]["email"] == "nobody"
    assert body["values"]["primary_street"] == "P.O. Box 12"
    assert body["values"]["business_phone"] == ""
    assert body["status"] == "Has errors"
    wrong = {problem["field"] for problem in body["problems"]}
    assert {"email", "primary_street", "primary_zip", "business_phone"} <= wrong
    assert (await desk.tab(case, "general"))["values"] == body["values"]


@covers("TAB-3")
async def test_autosave_changes_only_the_fields_that_it_names(desk):
    case = await desk.started()
    before = await desk.tab(case, "general")
    saved = await desk.save(
        case, "general", {"business_phone": "(312) 555-0100"}, method="PATCH"
    )
    body = saved.json()
    assert body["version"] == before["version"] + 1
    assert body["values"] == before["values"] | {"business_phone": "(312) 555-0100"}


@covers("TAB-3")
@pytest.mark.parametrize("method", ["PUT", "PATCH"])
@pytest.mark.parametrize("before", ["PUT", "PATCH"])
async def test_a_stale_save_is_refused_with_what_is_stored_now(desk, before, method):
    case = await desk.started()
    mine = {"business_phone": "(312) 555-0100"}
    theirs = {"business_phone": "(312) 555-0199"}
    first = await desk.save(case, "general", theirs, version=0, method=before)
    assert first.status_code == 200
    stale = await desk.save(case, "general", mine, version=0, method=method)
    assert stale.status_code == 409
    assert stale.json()["code"] == "stale_version"
    newer = stale.json()["newer"]
    assert newer["version"] == 1
    assert newer["values"]["business_phone"] == "(312) 555-0199"
    assert (await desk.tab(case, "general"))["version"] == 1


@covers("TAB-3", "NEW-10")
async def test_the_same_save_sent_twice_is_no_conflict(desk):
    case = await desk.started()
    typed = {"signature": "Pat Q Sample"}
    both = await asyncio.gather(
        *(desk.save(case, "code-of-conduct", typed, version=0) for _ in range(2))
    )
    assert [answer.status_code for answer in both] == [200, 200]
    assert (await desk.tab(case, "code-of-conduct"))["version"] == 1


@covers("TAB-3")
async def test_of_two_saves_at_once_one_wins_and_one_is_a_conflict(desk):
    case = await desk.started()
    both = await asyncio.gather(
        *(
            desk.save(case, "code-of-conduct", {"signature": name}, version=0)
            for name in ("Pat Sample", "Pat Q Sample")
        )
    )
    assert sorted(answer.status_code for answer in both) == [200, 409]


async def test_every_save_is_announced_with_version_and_hash_in_order(desk):
    case = await desk.started()
    await desk.save(case, "code-of-conduct", {"signature": "Pat"})
    await desk.save(case, "code-of-conduct", {"signature": "Pat Q Sample"})
    said = await desk.said_of(case, "CaseAnswersChanged")
    assert [(one["tab"], one["tab_version"]) for one in said] == [
        ("code-of-conduct", 1),
        ("code-of-conduct", 2),
    ]
    assert len({one["snapshot_hash"] for one in said}) == 2
    assert said[-1]["snapshot_hash"] == await desk.snapshot(case)


async def test_a_refused_save_announces_nothing(desk):
    case = await desk.started()
    await desk.save(case, "code-of-conduct", {"signature": "Pat"}, version=7)
    assert await desk.said_of(case, "CaseAnswersChanged") == []


@covers("TAB-2", "OPS-5")
async def test_a_save_that_fails_half_way_leaves_nothing_of_itself(desk, monkeypatch):
    case = await desk.started()
    before = await desk.tab(case, "general"), await desk.rows("history", case)
    typed = {"business_phone": "(312) 555-0100"}

    async def dies(*_: object) -> None:
        raise ConnectionResetError

    with monkeypatch.context() as broken:
        broken.setattr("chassis.transaction.Transaction.publish", dies)
        with pytest.raises(ConnectionResetError):
            await desk.save(case, "general", typed, version=0)
    after = await desk.tab(case, "general"), await desk.rows("history", case)
    assert after == before
    saved = await desk.save(case, "general", typed, version=0)
    assert saved.json()["values"]["business_phone"] == typed["business_phone"]


@covers("EO-7")
async def test_the_declaration_page_stays_when_the_form_comes_without_it(desk):
    case = await desk.started()
    page = str(await desk.upload(case))
    await desk.save(case, "e-and-o", {"declaration_page": page}, method="PATCH")
    saved = await desk.save(case, "e-and-o", {"policy_number": "EO-1"})
    assert saved.json()["values"]["declaration_page"] == page
    newer = str(await desk.upload(case))
    saved = await desk.save(
        case, "e-and-o", {"declaration_page": newer}, method="PATCH"
    )
    assert saved.json()["values"]["declaration_page"] == newer
    assert saved.json()["values"]["policy_number"] == "EO-1"


@pytest.mark.parametrize(
    "values", [{"ssn": "900010030"}, {"policy_number": "x" * 20_001}]
)
async def test_what_no_form_has_is_refused(desk, values):
    case = await desk.started()
    refused = await desk.save(case, "e-and-o", values)
    assert refused.status_code == 422
    assert refused.json()["code"] == "values_refused"


async def test_control_characters_are_dropped_and_line_ends_unified(desk):
    case = await desk.started()
    typed = {"answer_1": "yes", "explanation_1": "one\r\ntwo\x00\x07"}
    saved = await desk.save(case, "background-questionnaire", typed)
    assert saved.json()["values"]["explanation_1"] == "one\ntwo"


@pytest.mark.parametrize("version", ["", "abc", "*", "-1"])
async def test_a_save_says_which_version_it_was_made_from(desk, version):
    case = await desk.started()
    answer = await desk.send(
        case.producer,
        "PUT",
        f"/cases/{case.key}/tabs/general",
        {"values": {}},
        if_match=version,
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("version", ["0", '"0"', 'W/"0"'])
async def test_versions_are_read_as_entity_tags_too(desk, version):
    case = await desk.started()
    answer = await desk.send(
        case.producer,
        "PUT",
        f"/cases/{case.key}/tabs/general",
        {"values": {}},
        if_match=version,
    )
    assert answer.json()["version"] == 1


async def test_every_field_of_every_form_is_kept_as_typed(desk):
    case = await desk.started()
    for tab, fields in FIELDS.items():
        if not fields:
            continue
        typed = {field: f"typed in {field}" for field in fields}
        saved = await desk.save(case, tab, typed)
        shown = {f: v for f, v in saved.json()["values"].items() if f in typed}
        hidden = BANK_FIELDS if tab is Tab.BANKING_INFORMATION else ()
        assert shown == {f: "" if f in hidden else v for f, v in typed.items()}


@covers("GEN-1", "TAB-3")
async def test_what_is_kept_while_one_types_confirms_nothing_until_save(desk):
    case = await desk.started()
    phone = {"business_phone": "(312) 555-0100"}
    kept = (await desk.save(case, "general", phone, method="PATCH")).json()
    assert [one["field"] for one in kept["problems"]] == ["confirmation"]
    assert kept["status"] == "Incomplete"
    # The page was made before that: the same, pressed Save on, is no conflict.
    stale = {"if_match": str(kept["version"] - 1)}
    whole = {"values": kept["values"]}
    path = f"/cases/{case.key}/tabs/general"
    saved = await desk.send(case.producer, "PUT", path, whole, **stale)
    assert saved.json()["status"] == "Complete"
    again = await desk.save(case, "general", phone, method="PATCH")
    assert again.json()["status"] == "Complete"
