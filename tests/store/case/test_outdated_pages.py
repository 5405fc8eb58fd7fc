"""Each act of a review on a page that is out of date is refused without a trace."""

import pytest

from tests.support.case_desk import Person
from tests.support.case_notices import dispute
from tests.support.covers import covers

ANN, BOB = Person("reviewer", name="Ann"), Person("reviewer", name="Bob")
REASON = {"reason": "Because."}
FROM_REPORT = {**REASON, "rests_on_report": True}
MORE = {"message": "More."}
VERDICT = {"requirement": "general", "verdict": "no issue", "because": ""}
ACTS = {
    "claim": {},
    "take-over": REASON,
    "release": {},
    "verdicts": {"verdicts": [VERDICT]},
    "information-requests": MORE,
    "approval": {},
    "error": REASON,
    "return": REASON,
    "rejection": {**REASON, "rests_on_report": False},
    "rejection-withdrawal": {},
    "dispute-answer": REASON,
}
CLAIMED = ("claim", {})
# How Ann brings a submitted case there, and what she could do with it then.
SITUATIONS = {
    "Unclaimed": ((), ["claim"]),
    "HCSC Review": (
        (CLAIMED,),
        [
            *("release", "verdicts", "information-requests", "approval"),
            *("error", "rejection"),
        ],
    ),
    "Information Requested": (
        (CLAIMED, ("information-requests", MORE)),
        ["release", "verdicts", "information-requests"],
    ),
    "Error": (
        (CLAIMED, ("error", REASON)),
        ["release", "verdicts", "information-requests", "return", "rejection"],
    ),
    "Announced": (
        (CLAIMED, ("rejection", FROM_REPORT)),
        ["release", "verdicts", "rejection-withdrawal"],
    ),
    "Disputed": (
        (CLAIMED, ("rejection", FROM_REPORT)),
        ["release", "verdicts", "rejection-withdrawal", "dispute-answer"],
    ),
}


async def a_case(desk, situation: str):
    case, (way, _) = await desk.submitted(), SITUATIONS[situation]
    for act, wish in way:
        done = await desk.act(ANN, case, act, **wish)
        assert done.status_code == 200, done.text
    if situation == "Disputed":
        await dispute(desk, case)
    return case


async def traces(desk, case) -> tuple[object, ...]:
    """What every act would leave: a version, a line of the history, an event."""
    async with desk.database.transaction() as tx:
        return tuple(await tx.fetchrow(_TRACES, case.case_id))


_TRACES = """
select
    version,
    (select count(*) from history as h where h.case_id = c.id) as lines,
    (select count(*) from outbox as o where o.aggregate_id = c.id) as said
from cases as c
where c.id = $1
"""


@covers("REV-1", "NEW-10")
@pytest.mark.parametrize("situation", SITUATIONS)
async def test_no_act_counts_on_an_older_or_a_made_up_version(desk, situation):
    case = await a_case(desk, situation)
    version, *_ = before = await traces(desk, case)
    acts = [(ANN, act) for act in SITUATIONS[situation][1]]
    if situation != "Unclaimed":
        acts.append((BOB, "take-over"))
    for person, act in acts:
        for shown in (version - 1, version + 1):
            refused = await desk.act(person, case, act, version=shown, **ACTS[act])
            said = (refused.status_code, refused.json().get("code"))
            assert said == (409, "stale_case"), f"{act}: {refused.text[:200]}"
    assert await traces(desk, case) == before


def test_each_act_of_a_review_is_tried_somewhere(desk):
    routes = [path for path in desk.app.openapi()["paths"] if "/review/{key}/" in path]
    counted = {
        path.rpartition("/")[2] for path in routes if takes_a_version(desk, path)
    }
    tried = {act for _, acts in SITUATIONS.values() for act in acts} | {"take-over"}
    assert tried == counted == set(ACTS)


def takes_a_version(desk, path: str) -> bool:
    described = desk.app.openapi()
    post = described["paths"][path].get("post")
    if post is None:
        return False
    content = post["requestBody"]["content"]["application/json"]["schema"]
    name = content["$ref"].rpartition("/")[2]
    return "version" in described["components"]["schemas"][name]["properties"]
