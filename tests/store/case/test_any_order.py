"""Whatever people do in whatever order, a case stays what it has to be."""

from copy import deepcopy

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support.case_model import CaseModel
from tests.support.case_walk import REVIEWERS, Played
from tests.support.covers import covers
from tests.support.exploring import how_many

WHO = st.sampled_from(sorted(REVIEWERS))
ANSWERS = (
    ("general", "primary_city", "Dallas"),
    ("general", "primary_city", "Austin"),
    ("e-and-o", "per_occurrence_limit", "$400,000"),
    ("e-and-o", "per_occurrence_limit", "$500,000"),
)
STEPS_OF_A_CASE = 12

OPENED = ([], ["general"], ["e-and-o"])
REVIEWS = (
    *("claim", "release", "put_in_error", "return_to_review", "approve"),
    *("reject", "announce", "answer", "withdraw_rejection"),
)
HELPERS = ("recruiter", "support")
HELP = (
    *(("add_state", who, state) for who in HELPERS for state in ("IL", "MT")),
    *(("resend", who) for who in HELPERS),
)
STRANGERS = (
    *(("stranger", act) for act in ("submission", "withdrawal")),
    *(("unasked", act) for act in ("claim", "approval", "rejection", "return")),
)
STEPS = (
    *(("edit", answer) for answer in ANSWERS),
    *((act,) for act in ("submit", "sign", "void", "take_back")),
    *((act,) for act in ("dispute", "run_out", "expire")),
    *((act, who) for act in REVIEWS for who in REVIEWERS),
    *(("request", who, tabs) for who in REVIEWERS for tabs in OPENED),
    *HELP,
    *STRANGERS,
)
INVITED = (*HELP, *STRANGERS, ("expire",), ("start",), ("submit",), ("claim", "ann"))
CLAIMED = (("sign",), ("submit",), ("claim", "ann"))
# Drawn step by step, hardly a case would come as far as a notice.
BEGINNINGS = st.sampled_from([(), CLAIMED, (*CLAIMED, ("announce", "ann"))])
ENDS = st.sampled_from([("withdraw", "producer"), ("withdraw", "recruiter"), ("end",)])


def next_steps(
    model: CaseModel, steps: tuple[tuple[object, ...], ...] = STEPS
) -> st.SearchStrategy[tuple[object, ...]]:
    """Mostly what may be done now, or hardly a case would come to its approval."""

    def is_possible(step: tuple[object, ...]) -> bool:
        act, *words = step
        tried = getattr(deepcopy(model), str(act), None)
        if tried is None:
            return False
        return bool(tried(*words[0] if act == "edit" else words))

    possible = [step for step in steps if is_possible(step)]
    every = st.sampled_from(steps)
    if not possible:
        return every
    # One act of each name, as otherwise the many edits would crowd out the rest.
    names = sorted({str(step[0]) for step in possible})
    fitting = st.sampled_from(names).flatmap(
        lambda name: st.sampled_from([step for step in possible if step[0] == name])
    )
    return st.one_of(fitting, fitting, fitting, every)


WALK = settings(
    max_examples=how_many(12),
    # A failure names its step; to shorten the way there would take minutes.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@covers("SUB-1", "SIG-5", "REV-1", "REV-3", "REV-4", "REV-5", "REV-6", "REV-7", "NEW-2")
@WALK
@given(data=st.data())
async def test_no_order_of_acts_breaks_a_case(desk, data):
    played = Played(desk, await desk.filled())
    await played.begin()
    for act, *words in data.draw(BEGINNINGS):
        await played.step(act, *words)
    for _ in range(STEPS_OF_A_CASE):
        act, *words = data.draw(next_steps(played.model))
        await played.step(act, *words)
    act, *words = data.draw(ENDS)
    await played.step(act, *words)
    # Each step was compared with the model; whatever came of it can be read in the end.
    page = await desk.get(played.case.producer, f"/cases/{played.case.key}")
    assert page["status"] == played.model.status


@covers("INV-4", "REV-7", "LIC-3")
@WALK
@given(data=st.data())
async def test_no_order_of_acts_breaks_an_invitation(desk, data):
    played = Played(desk, await desk.invited(), CaseModel(status="Invited"))
    await played.begin()
    while played.model.status != "In Progress" and len(played.done) < STEPS_OF_A_CASE:
        act, *words = data.draw(next_steps(played.model, INVITED))
        await played.step(act, *words)
    act, *words = data.draw(ENDS)
    await played.step(act, *words)
    page = await desk.get(played.case.recruiter, f"/cases/{played.case.key}")
    assert page["status"] == played.model.status
