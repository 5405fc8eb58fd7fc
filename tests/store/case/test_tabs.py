"""What the tabs show beside their fields, and when they open."""

from case_service.domain.background import QUESTIONS
from case_service.domain.conduct_text import PARAGRAPHS
from contracts.words import Tab
from tests.support import case_builders
from tests.support.case_desk import Person
from tests.support.case_neighbors import a_report
from tests.support.covers import covers

BANK_FIELDS = (
    "routing_number",
    "routing_number_again",
    "account_number",
    "account_number_again",
)


@covers("BNK-1")
async def test_bank_numbers_are_kept_when_empty_and_never_sent_back(desk):
    case = await desk.started()
    saved = await desk.save(case, "banking-information", case_builders.BANKING)
    numbers = {field: saved.json()["values"][field] for field in BANK_FIELDS}
    assert numbers == dict.fromkeys(BANK_FIELDS, "")
    assert saved.json()["facts"]["routing_number_ending"] == "0025"
    assert saved.json()["facts"]["account_number_ending"] == "123"
    assert saved.json()["status"] == "Complete"
    again = await desk.save(case, "banking-information", {"account_type": "savings"})
    assert again.json()["status"] == "Complete"
    assert again.json()["values"]["account_type"] == "savings"
    assert "0004123" not in again.text
    assert "111000025" not in again.text


@covers("BNK-1")
async def test_a_new_bank_number_must_be_typed_twice(desk):
    case = await desk.started()
    await desk.save(case, "banking-information", case_builders.BANKING)
    typed = {"account_type": "checking", "account_number": "99887766"}
    saved = await desk.save(case, "banking-information", typed)
    assert {one["field"] for one in saved.json()["problems"]} == {
        "account_number_again"
    }
    assert saved.json()["facts"]["account_number_ending"] == "7766"


@covers("EO-6", "NEW-7")
async def test_low_coverage_warns_at_once_and_names_its_rule(desk):
    case = await desk.started()
    await desk.save(case, "licenses", case_builders.LICENSES)
    saved = await desk.save(case, "e-and-o", {"per_occurrence_limit": "$400,000"})
    (warning,) = [
        one for one in saved.json()["problems"] if one["blocks"] == "approval"
    ]
    assert "below $500,000" in warning["message"]
    assert "In force since 01/01/2024" in warning["rule"]
    assert saved.json()["facts"]["minimum_cents"] == 50_000_000
    assert saved.json()["facts"]["carriers"][-1] == "OTHER"


@covers("FEE-1", "FEE-2", "NEW-7")
async def test_fees_are_shown_with_their_total_and_their_source(desk):
    case = await desk.started()
    unsaved = (await desk.tab(case, "licenses"))["facts"]
    assert unsaved["bluelincs_fee_text"] == "$30.00"
    assert "In force since" in unsaved["bluelincs_fee_rule"]
    chosen = {"OK": "yes", "TX": "yes", "bluelincs_hmo": "yes"}
    facts = (await desk.save(case, "licenses", chosen)).json()["facts"]
    assert [(fee["label"], fee["text"]) for fee in facts["fees"]] == [
        ("Oklahoma", "$30.00"),
        ("BlueLincs HMO", "$30.00"),
        ("Texas", "$13.50"),
    ]
    assert facts["fee_total_text"] == "$73.50"
    texas = facts["fees"][-1]["rule"]
    assert "Licenses page" in texas
    assert "28 TAC 19.802" in texas


@covers("LIC-3")
async def test_a_state_that_was_not_selected_cannot_be_contracted_for(desk):
    case = await desk.started()
    saved = await desk.save(case, "licenses", {"TX": "yes", "MT": "yes"})
    (problem,) = saved.json()["problems"]
    assert problem["field"] == "MT"
    assert "855-782-4272" in problem["message"]


@covers("APT-1", "TAB-1")
async def test_appointments_are_for_reference_only(desk):
    case = await desk.started()
    shown = await desk.tab(case, "appointments")
    assert shown["status"] == "For reference"
    assert shown["facts"]["appointments"] == [
        {
            "company": "EXAMPLE LIFE AND HEALTH INS CO",
            "state": "TX",
            "line_of_authority": "Life, Accident and Health",
            "appointed_on": "2020-04-01",
        }
    ]
    refused = await desk.save(case, "appointments", {}, version=0)
    assert refused.json()["code"] == "read_only"


@covers("APT-1")
async def test_terminated_appointments_are_not_listed(desk):
    report = a_report()
    gone = report.appointments[0].model_copy(update={"is_active": False})
    desk.adapter.report = a_report(appointments=(gone,))
    case = await desk.started()
    shown = await desk.tab(case, "appointments")
    assert shown["facts"]["appointments"] == []


@covers("BGQ-1", "COC-1")
async def test_questions_and_code_of_conduct_come_with_their_full_text(desk):
    case = await desk.started()
    questions = (await desk.tab(case, "background-questionnaire"))["facts"]
    assert questions["questions"] == list(QUESTIONS)
    conduct = (await desk.tab(case, "code-of-conduct"))["facts"]
    assert conduct["code_of_conduct"] == [list(one) for one in PARAGRAPHS]
    assert len(PARAGRAPHS) > 5
    assert conduct["expected_signature"] == "Pat Q Sample"


@covers("TAB-1", "TAB-2")
async def test_esignature_opens_when_all_others_are_complete(desk):
    case = await desk.started()
    shown = await desk.tab(case, "esignature")
    assert shown["status"] == "Cannot start yet"
    assert not shown["editable"]
    assert "licenses" in shown["facts"]["waiting_for"]
    case = await desk.filled()
    shown = await desk.tab(case, "esignature")
    assert shown["status"] == "Not started"
    assert shown["editable"]
    assert shown["facts"]["waiting_for"] == []
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert frame["next_step"] == "esignature"
    assert [section["tab"] for section in frame["sections"]] == list(Tab)


@covers("TAB-1")
async def test_no_tab_opens_before_the_first_screen_is_done(desk):
    case = await desk.invited()
    shown = await desk.tab(case, "general")
    assert (shown["status"], shown["editable"]) == ("Cannot start yet", False)
    refused = await desk.save(case, "general", {"email": "p@example.com"})
    assert refused.status_code == 409
    assert refused.json()["code"] == "not_identified"


@covers("SIG-5")
async def test_a_change_after_signing_makes_the_packet_unsigned(desk):
    case = await desk.filled()
    await desk.sign(case)
    assert (await desk.tab(case, "esignature"))["status"] == "Complete"
    await desk.save(
        case, "general", {"business_phone": "(312) 555-0100"}, method="PATCH"
    )
    shown = await desk.tab(case, "esignature")
    assert shown["status"] == "Not started"
    assert shown["facts"]["snapshot_hash"] == await desk.snapshot(case)
    await desk.save(
        case, "general", {"business_phone": "(512) 555-0100"}, method="PATCH"
    )
    assert (await desk.tab(case, "esignature"))["status"] == "Complete"


@covers("SIG-5")
async def test_a_voided_packet_must_be_signed_again(desk):
    case = await desk.filled()
    await desk.sign(case)
    await desk.void(case, "0" * 64)
    assert (await desk.tab(case, "esignature"))["status"] == "Complete"
    await desk.void(case, await desk.snapshot(case))
    assert (await desk.tab(case, "esignature"))["status"] == "Not started"


@covers("SIG-3", "TAB-1")
async def test_signing_that_has_begun_is_incomplete_until_answers_change(desk):
    case = await desk.filled()
    assert (await desk.tab(case, "esignature"))["status"] == "Not started"
    await desk.prepare(case)
    assert (await desk.tab(case, "esignature"))["status"] == "Incomplete"
    await desk.save(case, "banking-information", {"account_type": "savings"})
    assert (await desk.tab(case, "esignature"))["status"] == "Needs your attention"
    await desk.prepare(case)
    await desk.sign(case)
    assert (await desk.tab(case, "esignature"))["status"] == "Complete"


async def test_reviewers_read_tabs_and_recruiters_do_not(desk):
    case = await desk.started()
    path = f"/cases/{case.key}/tabs/general"
    assert (await desk.send(Person("reviewer"), "GET", path)).status_code == 200
    assert (await desk.send(case.recruiter, "GET", path)).status_code == 403
