"""A producer who comes back finds the known data filled in, to be confirmed."""

from tests.support.case_builders import E_AND_O, GENERAL
from tests.support.covers import covers

LEFT_OUT = (
    "licenses",
    "background-questionnaire",
    "banking-information",
    "code-of-conduct",
)


async def comes_back(desk, before, **invitation):
    """Invite the same person of NIPR's anew and take them through the first screen."""
    case = await desk.invited(**({"email": before.email} | invitation))
    case.npn = before.npn
    await desk.identify(case)
    return case


async def withdrawn(desk):
    case = await desk.filled()
    await desk.post(case.producer, f"/cases/{case.key}/withdrawal")
    return case


@covers("PEER-8")
async def test_known_data_is_filled_in_again_after_a_withdrawal(desk):
    before = await withdrawn(desk)
    case = await comes_back(desk, before, states=("IL", "TX"))
    general = await desk.tab(case, "general")
    assert (general["values"]["email"], general["version"]) == (GENERAL["email"], 0)
    assert f"your application {before.key} of" in general["facts"]["filled_from"]
    cover = await desk.tab(case, "e-and-o")
    assert cover["values"]["policy_number"] == E_AND_O["policy_number"]
    assert "declaration_page" not in cover["values"]
    assert before.key in cover["facts"]["filled_from"]


@covers("PEER-8")
async def test_who_was_approved_comes_back_for_a_new_state_to_the_same_data(
    desk, reviewer
):
    before = await desk.submitted()
    await desk.act(reviewer, before, "claim")
    assert (await desk.act(reviewer, before, "approval")).status_code == 200
    case = await comes_back(desk, before, states=("IL",))
    for tab in ("general", "e-and-o"):
        given = (await desk.tab(before, tab))["values"]
        given.pop("declaration_page", None)
        view = await desk.tab(case, tab)
        assert f"your application {before.key} of" in view["facts"]["filled_from"]
        assert (view["version"], view["values"]) == (0, given)


@covers("PEER-8", "BNK-1")
async def test_bank_data_and_statements_are_given_anew(desk):
    case = await comes_back(desk, await withdrawn(desk))
    for tab in LEFT_OUT:
        values = (await desk.tab(case, tab))["values"]
        typed = {field: value for field, value in values.items() if value}
        # No is everybody's answer to BlueLincs until they give another.
        assert typed == ({"bluelincs_hmo": "no"} if tab == "licenses" else {}), tab
    banking = await desk.tab(case, "banking-information")
    assert banking["facts"]["account_number_ending"] is None


@covers("PEER-8")
async def test_what_was_filled_in_counts_only_when_it_is_confirmed(desk):
    before = await withdrawn(desk)
    case = await comes_back(desk, before)
    for tab in ("general", "e-and-o"):
        view = await desk.tab(case, tab)
        assert view["status"] == "Not started"
        assert view["problems"][0]["field"] == "confirmation"
        typing = {"email": "p@example.com"} if tab == "general" else {}
        kept = await desk.save(case, tab, typing, method="PATCH")
        assert kept.json()["problems"][0]["field"] == "confirmation"
        assert before.key in kept.json()["facts"]["filled_from"]
        saved = await desk.save(case, tab, view["values"])
        assert saved.status_code == 200
        assert saved.json()["facts"]["filled_from"] == ""
    left = [problem["field"] for problem in saved.json()["problems"]]
    assert left == ["declaration_page"]


@covers("PEER-8", "OPS-2")
async def test_another_mailbox_sees_nothing_of_an_earlier_application(desk):
    before = await withdrawn(desk)
    case = await comes_back(desk, before, email="somebody.else@example.com")
    assert (await desk.tab(case, "general"))["facts"]["filled_from"] == ""
    assert (await desk.tab(case, "e-and-o"))["values"] == {}
