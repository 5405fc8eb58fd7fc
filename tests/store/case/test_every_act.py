"""Every situation of a case x every act x everybody: done, or refused without a trace.

What may be done is written here from the requirements, not taken from the code.
"""

from itertools import product

import pytest

from tests.support.case_acts import ACTS, shown
from tests.support.case_people import Person
from tests.support.case_situations import ANN, WAYS, a_case
from tests.support.covers import covers

BOB = Person("reviewer", name="Bob")
PEOPLE = {"p": "producer", "r": "recruiter", "a": "ann", "b": "bob"}
PEOPLE |= {"s": "support", "o": "operator"}

COLUMNS = {
    "I": "Invited",
    "E": "Expired",
    "l": "Looking up",
    "s": "Several matches",
    "n": "Nobody found",
    "f": "Found",
    "a": "Authorized",
    "g": "Report given up",
    "b": "Background not authorized",
    "P": "In Progress",
    "U": "Unclaimed",
    "H": "HCSC Review",
    "Q": "Information Requested",
    "R": "Resubmitted",
    "X": "Error",
    "N": "Announced",
    "M": "Announced in error",
    "O": "Announced and released",
    "D": "Disputed",
    "A": "Approved",
    "F": "Filing rejected",
    "J": "Rejected",
    "W": "Withdrawn",
    "V": "Withdrawn when asked",
}
# Beside an act stands for whom it is, under a situation who of them may do it in it:
# x is all of them, a is Ann, who has claimed the case, b is Bob, who has not.
TABLE = """
                                    IE lsnfag bP UHQRX NMOD AFJ WV
submission                      p   .. ...... .x ..x.. .... ... ..
taking-back                     p   .. ...... .. x.... .... ... ..
withdrawal                      pr  x. xxxxxx xx xxxxx xxxx ... ..
resending                       rs  xx xxxxxx xx xxxxx xxxx xx. ..
state-requests                  p   x. xxxxxx xx ..x.. .... ... ..
added-states                    rs  x. xxxxxx xx ..x.. .... ... ..
refused-states                  rs  x. xxxxxx xx xxxxx xxxx ... ..

start/ssn                       p   x. xxxx.. .. ..... .... ... ..
start/last-name                 p   .. xxxx.. .. ..... .... ... ..
start/narrowing                 p   .. .x.... .. ..... .... ... ..
start/authorization             p   .. ...x.x .. ..... .... ... ..
background-check                p   .. xxxxxx x. ..... .... ... ..

tabs/general                    p   .. ...... xx ..x.. .... ... ..
tabs/licenses                   p   .. ...... xx ..... .... ... ..
tabs/appointments               p   .. ...... .. ..... .... ... ..
tabs/background-questionnaire   p   .. ...... xx ..... .... ... ..
tabs/e-and-o                    p   .. ...... xx ..... .... ... ..
tabs/banking-information        p   .. ...... xx ..... .... ... ..
tabs/code-of-conduct            p   .. ...... xx ..... .... ... ..
tabs/esignature                 p   .. ...... .. ..... .... ... ..
wanted-documents                p   .. ...... .. ..x.. .... ... ..
notice/dispute                  p   .. ...... .. ..... xxx. ... ..

claim                           ab  .. ...... .. xaaaa aaxa ... ..
take-over                       ab  .. ...... .. .bbbb bb.b ... ..
release                         ab  .. ...... .. .aaaa aa.a ... ..
verdicts                        ab  .. ...... .. .aaaa aa.a ... ..
information-requests            ab  .. ...... .. .aaaa .... ... ..
approval                        ab  .. ...... .. .a.a. .... ... ..
error                           ab  .. ...... .. .a.a. .... ... ..
return                          ab  .. ...... .. ....a .... ... ..
rejection                       ab  .. ...... .. .a.aa .... ... ..
rejection-withdrawal            ab  .. ...... .. ..... aa.a ... ..
dispute-answer                  ab  .. ...... .. ..... ...a ... ..
revelations                     ab  .. ...... .. .aaaa aa.a aaa .a
filings                         ab  .. ...... .. ..... .... .x. ..
"""
SITUATIONS, *ROWS = [line.split() for line in TABLE.splitlines() if line]
FOR = {act: [PEOPLE[one] for one in whom] for act, whom, *_ in ROWS}
MAY = {
    (act, COLUMNS[column]): FOR[act] if cell == "x" else [PEOPLE[cell]]
    for act, _, *cells in ROWS
    for column, cell in zip("".join(SITUATIONS), "".join(cells), strict=True)
    if cell != "."
}

STAYING = (
    *("resending", "verdicts", "state-requests", "refused-states", "revelations"),
    *("wanted-documents", "added-states", *(act for act in ACTS if "tabs/" in act)),
)
"""What leaves a case good for one more act."""

DONE_ON_THE_WAY = {(way.act, way.before) for way in WAYS.values()}
"""Whoever brings a case into the other situations does these too, and first."""
TURNS = sorted(
    {
        (situation, turn)
        for (_, situation), whom in MAY.items()
        for turn in range(len(whom))
    }
)


def person_in(case, who: str) -> Person:
    """Give the person of the case, or one of the house."""
    own = {"producer": case.producer, "recruiter": case.recruiter}
    return (own | {"ann": ANN, "bob": BOB}).get(who) or Person(who)


async def traces(desk, case) -> tuple[object, ...]:
    """What every act leaves: a version, a line of the history, an event."""
    async with desk.database.transaction() as tx:
        return tuple(await tx.fetchrow(_TRACES, case.case_id))


_TRACES = """
select
    version, status,
    (select count(*) from history as h where h.case_id = c.id) as lines,
    (select count(*) from outbox as o where o.aggregate_id = c.id) as said,
    (select sum(t.version) from tabs as t where t.case_id = c.id) as saved
from cases as c
where c.id = $1
"""


CATALOGUE = covers(
    *("HOME-2", "HOME-3", "TAB-1", "LIC-3", "SUB-1", "PEER-6", "PEER-7", "PEER-11"),
    *("REV-1", "REV-3", "REV-6", "REV-7", "NEW-2", "NEW-12", "NEW-14"),
)


@CATALOGUE
@pytest.mark.parametrize("situation", COLUMNS.values())
async def test_what_may_not_be_done_is_refused_and_leaves_no_trace(checking, situation):
    case = await a_case(checking, situation)
    before = await traces(checking, case)
    for name, act in ACTS.items():
        form, those = await shown(checking, case, act), MAY.get((name, situation), ())
        for who, method in product(PEOPLE.values(), act.methods):
            if who not in those:
                answer = await form.sent(person_in(case, who), method)
                expected = 409 if who in FOR[name] else 403
                assert answer.status_code == expected, f"{name} by {who}: {answer.text}"
    assert await traces(checking, case) == before


@CATALOGUE
@pytest.mark.parametrize(("situation", "turn"), TURNS)
async def test_what_may_be_done_is_done_by_all_whom_it_is_for(
    checking, situation, turn
):
    case = None
    # What moves nothing comes first, so that the case is good for one more act.
    for name in (*STAYING, *(one for one in ACTS if one not in STAYING)):
        whom = MAY.get((name, situation), ())[turn : turn + 1]
        if not whom or (turn == 0 and (name, situation) in DONE_ON_THE_WAY):
            continue
        case = case or await a_case(checking, situation)
        for method in ACTS[name].methods:
            before = await traces(checking, case)
            form = await shown(checking, case, ACTS[name])
            answer = await form.sent(person_in(case, *whom), method)
            assert answer.status_code == 200, f"{name} by {whom}: {answer.text}"
            assert await traces(checking, case) != before, name
        if name not in STAYING:
            case = None


def test_the_table_is_about_every_situation_and_every_act():
    assert {*WAYS, "Invited"} == set(COLUMNS.values())
    assert set(FOR) == set(ACTS)
