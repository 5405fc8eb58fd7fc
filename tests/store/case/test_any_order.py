"""Whatever people do in whatever order, a case stays what it has to be."""

from copy import deepcopy
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support.case_desk import Onboarding, Person
from tests.support.case_model import CaseModel
from tests.support.case_story import OnboardingDesk
from tests.support.covers import covers

REVIEWERS = {"ann": Person("reviewer", name="Ann"), "bob": Person("reviewer")}
WHO = st.sampled_from(sorted(REVIEWERS))
ANSWERS = (
    ("general", "primary_city", "Dallas"),
    ("general", "primary_city", "Austin"),
    ("e-and-o", "per_occurrence_limit", "$400,000"),
    ("e-and-o", "per_occurrence_limit", "$500,000"),
)
TABS = ("general", "e-and-o")
STEPS_OF_A_CASE = 14

OPENED = ([], ["general"], ["e-and-o"])
STEPS = (
    *(("edit", answer) for answer in ANSWERS),
    *((act,) for act in ("submit", "sign", "void", "take_back")),
    *(
        (act, who)
        for act in ("claim", "release", "put_in_error", "return_to_review", "approve")
        for who in REVIEWERS
    ),
    *(("request", who, tabs) for who in REVIEWERS for tabs in OPENED),
    *(("stranger", act) for act in ("submission", "withdrawal")),
)
ENDS = st.sampled_from([("withdraw", "producer"), ("withdraw", "recruiter"), ("end",)])


def next_steps(model: CaseModel) -> st.SearchStrategy[tuple[object, ...]]:
    """Mostly what may be done now, or hardly a case would come to its approval."""

    def is_possible(step: tuple[object, ...]) -> bool:
        act, *words = step
        tried = getattr(deepcopy(model), str(act), None)
        if tried is None:
            return False
        return bool(tried(*words[0] if act == "edit" else words))

    possible = [step for step in STEPS if is_possible(step)]
    every = st.sampled_from(STEPS)
    if not possible:
        return every
    # One act of each name, as otherwise the many edits would crowd out the rest.
    names = sorted({str(step[0]) for step in possible})
    fitting = st.sampled_from(names).flatmap(
        lambda name: st.sampled_from([step for step in possible if step[0] == name])
    )
    return st.one_of(fitting, fitting, fitting, every)


@dataclass
class Played:
    """A real case beside its model, and the history that it had before a step."""

    desk: OnboardingDesk
    case: Onboarding
    model: CaseModel = field(default_factory=CaseModel)
    signed_hash: str | None = None
    history: list[tuple[object, ...]] = field(default_factory=list)
    first_version: int = 0

    async def begin(self) -> None:
        """Take the model to where the case is: every tab saved once."""
        for tab in TABS:
            self.model.versions[tab] = (await self.desk.tab(self.case, tab))["version"]
        self.first_version = (await self._row())["version"]
        self.history = await self._history()

    async def step(self, act: str, *words) -> None:
        """Do one thing to both, and compare."""
        expected = await getattr(self, f"_{act}", self._review)(
            *((act, *words) if not hasattr(self, f"_{act}") else words)
        )
        await self._compare(f"{act} {words}", changed=expected)

    async def _edit(self, answer: tuple[str, str, str]) -> bool:
        tab, name, value = answer
        saved = await self.desk.save(self.case, tab, {name: value}, method="PATCH")
        return self._agreed(saved, self.model.edit(*answer))

    async def _sign(self) -> bool:
        # The documents service lets nobody sign who may not.
        if self.model.sign():
            await self.desk.sign(self.case)
            self.signed_hash = await self.desk.snapshot(self.case)
            return True
        return False

    async def _void(self) -> bool:
        if self.model.void():
            await self.desk.void(self.case, str(self.signed_hash))
            return True
        return False

    async def _submit(self) -> bool:
        return await self._by_producer("submission", self.model.submit())

    async def _take_back(self) -> bool:
        return await self._by_producer("taking-back", self.model.take_back())

    async def _withdraw(self, who: str) -> bool:
        person = {"producer": self.case.producer, "recruiter": self.case.recruiter}
        path = f"/cases/{self.case.key}/withdrawal"
        answer = await self.desk.send(person[who], "POST", path)
        return self._agreed(answer, self.model.withdraw())

    async def _end(self) -> bool:
        return False

    async def _stranger(self, act: str) -> bool:
        for person in (Person("producer"), Person("recruiter", tenant="OTHER")):
            path = f"/cases/{self.case.key}/{act}"
            answer = await self.desk.send(person, "POST", path)
            assert answer.status_code in (403, 404), answer.text
        return False

    async def _request(self, who: str, tabs: list[str]) -> bool:
        answer = await self.desk.act(
            REVIEWERS[who],
            self.case,
            "information-requests",
            message="More, please.",
            reopened_tabs=tabs,
        )
        return self._agreed(answer, self.model.request(who, tabs))

    async def _review(self, act: str, who: str) -> bool:
        paths = {
            "put_in_error": "error",
            "return_to_review": "return",
            "approve": "approval",
        }
        reason = {"reason": "Because."} if act.endswith(("error", "review")) else {}
        path = paths.get(act, act)
        answer = await self.desk.act(REVIEWERS[who], self.case, path, **reason)
        return self._agreed(answer, getattr(self.model, act)(who))

    async def _by_producer(self, path: str, expected: bool) -> bool:  # noqa: FBT001
        path = f"/cases/{self.case.key}/{path}"
        answer = await self.desk.send(self.case.producer, "POST", path)
        return self._agreed(answer, expected)

    def _agreed(self, answer, expected: bool) -> bool:  # noqa: FBT001
        assert answer.status_code == (200 if expected else 409), answer.text
        return expected

    async def _compare(self, step: str, *, changed: bool) -> None:
        row, model = await self._row(), self.model
        assert row["status"] == model.status, step
        assert row["review_round"] == model.rounds, step
        assert row["version"] - self.first_version == model.decisions, step
        assert (row["reviewer_id"] is None) == (model.reviewer is None), step
        assert row["numbers"] == int(model.has_number), step
        assert row["submissions"] == model.submissions, step
        assert row["approvals"] == int(model.has_number), step
        assert row["said"] == row["last_said"], f"{step}: an event is missing"
        for tab in TABS:
            page = await self.desk.tab(self.case, tab)
            assert page["version"] == model.versions[tab], step
            assert page["editable"] == model.may_edit(tab), step
        history = await self._history()
        assert history[: len(self.history)] == self.history, f"{step}: rewritten"
        assert changed == (len(history) > len(self.history)), step
        self.history = history

    async def _row(self):
        async with self.desk.database.transaction() as tx:
            return await tx.fetchrow(_STATE, self.case.case_id)

    async def _history(self) -> list[tuple[object, ...]]:
        async with self.desk.database.transaction() as tx:
            # Reading the SSN for the documents is written down too.
            rows = await tx.fetch(_HISTORY, self.case.case_id)
        return [tuple(row) for row in rows]


_STATE = """
select
    status, review_round, version, reviewer_id,
    (select count(*) from producer_numbers as n where n.case_id = c.id) as numbers,
    (select count(*) from submissions as s where s.case_id = c.id) as submissions,
    (
        select count(*) from outbox as o
        where o.aggregate_id = c.id and o.type like '%.CaseApproved.%'
    ) as approvals,
    (select count(*) from outbox as o where o.aggregate_id = c.id) as said,
    (select max(aggregate_version) from outbox as o where o.aggregate_id = c.id)
        as last_said
from cases as c
where c.id = $1
"""
_HISTORY = (
    "select id, what, detail, by_role from history where case_id = $1 order by id"
)


@covers("SUB-1", "SIG-5", "REV-1", "REV-3", "REV-4", "REV-5", "REV-6", "REV-7")
@settings(
    max_examples=12,
    derandomize=True,
    database=None,
    # A failure names its step; to shorten the way there would take minutes.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
async def test_no_order_of_acts_breaks_a_case(desk, data):
    played = Played(desk, await desk.filled())
    await played.begin()
    for _ in range(STEPS_OF_A_CASE):
        act, *words = data.draw(next_steps(played.model))
        await played.step(act, *words)
    act, *words = data.draw(ENDS)
    await played.step(act, *words)
    # Each step was compared with the model; whatever came of it can be read in the end.
    page = await desk.get(played.case.producer, f"/cases/{played.case.key}")
    assert page["status"] == played.model.status
