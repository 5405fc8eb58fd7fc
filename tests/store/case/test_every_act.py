"""Every situation of a case x every act x everybody: done, or refused without a trace.

What may be done is written here from the requirements, not taken from the code.
"""

import pytest

from tests.support.case_desk import Person
from tests.support.case_notices import dispute, run_out_invitation
from tests.support.covers import covers

ANN, BOB = Person("reviewer", name="Ann"), Person("reviewer", name="Bob")
PEOPLE = ("producer", "recruiter", "ann", "bob", "support", "operator")
REASON = {"reason": "Because."}
FROM_REPORT = {**REASON, "rests_on_report": True}
SSN = dict.fromkeys(("ssn", "ssn_again"), "900010030")
VERDICT = {"requirement": "general", "verdict": "no issue", "because": ""}

OF_THE_CASE = {
    "submission": ({}, {"producer"}),
    "taking-back": ({}, {"producer"}),
    "withdrawal": ({}, {"producer", "recruiter"}),
    "resending": ({"by_name": "Ann"}, {"recruiter", "support"}),
    "added-states": ({"by_name": "Ann", "state": "IL"}, {"recruiter", "support"}),
    "notice/dispute": ({"text": "Not me."}, {"producer"}),
    "state-requests": ({"state": "NM", "note": "I am licensed there."}, {"producer"}),
    "start/ssn": (SSN, {"producer"}),
    "start/last-name": ({"last_name": "Jones"}, {"producer"}),
}
OF_THE_REVIEW = {
    "claim": {},
    "take-over": REASON,
    "release": {},
    "verdicts": {"verdicts": [VERDICT]},
    "information-requests": {"message": "More.", "reopened_tabs": ["general"]},
    "approval": {},
    "error": REASON,
    "return": REASON,
    "rejection": {**REASON, "rests_on_report": False},
    "rejection-withdrawal": {},
    "dispute-answer": REASON,
}
ACTS = (*OF_THE_CASE, *OF_THE_REVIEW)

OPEN = {"withdrawal", "resending"}
MINE = {"claim", "take-over", "release", "verdicts"}
NOTICED = OPEN | MINE | {"rejection-withdrawal"}
# What may be done in a situation, by those who may; Ann has what somebody claimed.
POSSIBLE = {
    "Invited": OPEN | {"added-states", "state-requests", "start/ssn"},
    "Expired": {"resending"},
    "In Progress": OPEN | {"added-states", "state-requests", "submission"},
    "Unclaimed": OPEN | {"taking-back", "claim"},
    "HCSC Review": OPEN
    | MINE
    | {"information-requests", "approval", "error", "rejection"},
    "Information Requested": OPEN
    | MINE
    | {"added-states", "state-requests", "submission", "information-requests"},
    "Error": OPEN | MINE | {"information-requests", "return", "rejection"},
    "Announced": NOTICED | {"notice/dispute"},
    "Announced in error": NOTICED | {"notice/dispute"},
    "Announced and released": OPEN | {"claim", "notice/dispute"},
    "Disputed": NOTICED | {"dispute-answer"},
    "Approved": {"resending"},
    "Rejected": set(),
    "Withdrawn": set(),
}
FREE = ("Unclaimed", "Announced and released")

ON_THE_WAY = {
    "HCSC Review": (),
    "Information Requested": (("information-requests", {"message": "More."}),),
    "Error": (("error", REASON),),
    "Announced": (("rejection", FROM_REPORT),),
    "Announced in error": (("error", REASON), ("rejection", FROM_REPORT)),
    "Announced and released": (("rejection", FROM_REPORT), ("release", {})),
    "Disputed": (("rejection", FROM_REPORT),),
    "Approved": (("approval", {}),),
    "Rejected": (("rejection", REASON),),
}


STAYING = ("resending", "verdicts")
DONE_ON_THE_WAY = {
    ("HCSC Review", act)
    for act in ("information-requests", "approval", "error", "rejection")
} | {("Unclaimed", "claim"), ("In Progress", "submission"), ("Announced", "release")}
"""Whoever brings a case into the other situations does these too."""


async def a_case(desk, situation: str):
    """Bring a case into a situation."""
    if situation in ("Invited", "Expired", "Withdrawn"):
        case = await desk.invited()
        if situation == "Expired":
            await run_out_invitation(desk, case)
        if situation == "Withdrawn":
            await desk.post(case.producer, f"/cases/{case.key}/withdrawal")
        return case
    case = await desk.filled()
    await desk.sign(case)
    if situation == "In Progress":
        return case
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    if situation == "Unclaimed":
        return case
    for act, wish in (("claim", {}), *ON_THE_WAY[situation]):
        done = await desk.act(ANN, case, act, **wish)
        assert done.status_code == 200, done.text
    if situation == "Disputed":
        await dispute(desk, case)
    return case


def may(who: str, act: str) -> bool:
    """Whether the act is one of theirs at all."""
    if act in OF_THE_CASE:
        return who in OF_THE_CASE[act][1]
    return who in ("ann", "bob")


def is_possible(who: str, act: str, situation: str) -> bool:
    """Whether they may do it now: a colleague's case is left alone or taken over."""
    is_theirs = who != "bob" or act not in OF_THE_REVIEW or situation in FREE
    if act == "take-over":
        is_theirs = who == "bob"
    return is_theirs and may(who, act) and act in POSSIBLE[situation]


def whose_turn(turn: str, act: str, situation: str) -> str | None:
    """Who does it first or second, of those who may; nothing may be done by three."""
    first, second, *more = [
        *(who for who in PEOPLE if is_possible(who, act, situation)),
        None,
        None,
    ]
    assert more.count(None) == len(more), f"{act} by {more}"
    return first if turn == "first" else second


async def do(desk, case, who: str, act: str):
    """Do it, on the case as it is."""
    own = {"producer": case.producer, "recruiter": case.recruiter}
    person = (own | {"ann": ANN, "bob": BOB}).get(who) or Person(who)
    if act in OF_THE_CASE:
        body = OF_THE_CASE[act][0]
        return await desk.send(person, "POST", f"/cases/{case.key}/{act}", body)
    (version, *_), body = await traces(desk, case), OF_THE_REVIEW[act]
    body = {"version": version, "by_name": person.name} | body
    return await desk.send(person, "POST", f"/review/{case.key}/{act}", body)


async def traces(desk, case) -> tuple[object, ...]:
    """What every act leaves: a version, a line of the history, an event."""
    async with desk.database.transaction() as tx:
        return tuple(await tx.fetchrow(_TRACES, case.case_id))


_TRACES = """
select
    version, status,
    (select count(*) from history as h where h.case_id = c.id) as lines,
    (select count(*) from outbox as o where o.aggregate_id = c.id) as said
from cases as c
where c.id = $1
"""


@covers("PEER-6", "REV-1", "REV-6", "REV-7", "SUB-1", "NEW-2", "LIC-3")
@pytest.mark.parametrize("situation", POSSIBLE)
async def test_what_may_not_be_done_is_refused_and_leaves_no_trace(desk, situation):
    case = await a_case(desk, situation)
    before = await traces(desk, case)
    for who in PEOPLE:
        for act in ACTS:
            if not is_possible(who, act, situation):
                answer = await do(desk, case, who, act)
                expected = 409 if may(who, act) else 403
                assert answer.status_code == expected, f"{who} {act}: {answer.text}"
    assert await traces(desk, case) == before


@covers("REV-1", "REV-6", "REV-7", "SUB-1", "NEW-2", "LIC-3")
@pytest.mark.parametrize("turn", ["first", "second"])
@pytest.mark.parametrize("situation", [name for name, acts in POSSIBLE.items() if acts])
async def test_what_may_be_done_is_done_by_all_whom_it_is_for(desk, situation, turn):
    case = None
    # What moves nothing comes first, so that the case is good for one more act.
    for act in (*STAYING, *(one for one in ACTS if one not in STAYING)):
        who = whose_turn(turn, act, situation)
        if who is None or (turn == "first" and (situation, act) in DONE_ON_THE_WAY):
            continue
        case = case or await a_case(desk, situation)
        before = await traces(desk, case)
        answer = await do(desk, case, who, act)
        assert answer.status_code == 200, f"{who} {act}: {answer.text}"
        assert await traces(desk, case) != before, act
        if act not in STAYING:
            case = None
