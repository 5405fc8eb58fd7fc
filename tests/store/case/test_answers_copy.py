"""The copy of the answers: all of them, numbers shortened."""

from tests.support.case_builders import answers
from tests.support.covers import covers


async def copied(desk, case):
    answer = await desk.as_service(
        "documents",
        f"/internal/cases/{case.case_id}/answers-copy",
        purpose="answers-copy",
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def lines(copy):
    return {
        line["label"]: line["value"]
        for section in copy["sections"]
        for line in section["lines"]
    }


@covers("SUB-2", "BNK-1")
async def test_every_section_is_copied_with_its_numbers_shortened(desk):
    case = await desk.submitted(
        background_questionnaire={"answer_3": "yes", "explanation_3": "Once, in 2012."}
    )
    copy = await copied(desk, case)
    titles = [section["title"] for section in copy["sections"]]
    assert titles == [
        "General",
        "Licenses",
        "Fees to be deducted",
        "Background Questionnaire",
        "E&O",
        "Banking Information",
        "Code of Conduct",
        "eSignature",
    ]
    said = lines(copy)
    assert said["States to contract for"] == "Oklahoma, Texas"
    assert said["Total"] == "$43.50"
    assert said["Account number"].startswith("Ending in ")
    assert said["Documents"] == "Signed"
    assert any(value == "Yes. Once, in 2012." for value in said.values())
    banking = answers()["banking-information"]
    assert banking["routing_number"] not in str(copy)
    assert banking["account_number"] not in str(copy)
    assert "900010030" not in str(copy)


@covers("SUB-2", "EO-1", "BGQ-1")
async def test_what_another_answer_has_overruled_is_not_copied(desk):
    case = await desk.started()
    cover = {**answers()["e-and-o"], "company_name": "Prairie Mutual"}
    await desk.save(case, "e-and-o", {**cover, "company": "OTHER"})
    assert lines(await copied(desk, case))["Insurance company"] == "Prairie Mutual"
    saved = await desk.save(case, "e-and-o", cover)
    assert saved.json()["leftovers"] == ["company_name"]
    told = {**answers()["background-questionnaire"], "explanation_9": "Paid a fine."}
    await desk.save(case, "background-questionnaire", told)
    said = lines(await copied(desk, case))
    assert said["Insurance company"] == cover["company"]
    assert "Paid a fine." not in str(said)


@covers("SUB-2")
async def test_what_is_not_answered_yet_says_so(desk):
    case = await desk.started()
    said = lines(await copied(desk, case))
    assert said["Policy number"] == "Not answered"
    assert said["Documents"] == "Not signed yet"
    assert said["Routing number"] == "Not answered"


@covers("SUB-2", "OPS-3")
async def test_only_documents_may_ask_for_it(desk):
    case = await desk.started()
    path = f"/internal/cases/{case.case_id}/answers-copy"
    for service, purpose in (("documents", "packet-data"), ("gateway", "answers-copy")):
        answer = await desk.as_service(service, path, purpose=purpose)
        assert answer.status_code == 403
