"""A walk through a case: each act is done to it and to its model, and compared."""

from dataclasses import dataclass, field

from tests.support.case_model import CaseModel
from tests.support.case_notices import (
    decide_all,
    dispute,
    run_out,
    run_out_invitation,
)
from tests.support.case_people import Onboarding, Person
from tests.support.case_story import OnboardingDesk

REVIEWERS = {"ann": Person("reviewer", name="Ann"), "bob": Person("reviewer")}
TABS = ("general", "e-and-o")


@dataclass
class Played:
    """A real case beside its model, and the history that it had before a step."""

    desk: OnboardingDesk
    case: Onboarding
    model: CaseModel = field(default_factory=CaseModel)
    signed_hash: str | None = None
    history: list[tuple[object, ...]] = field(default_factory=list)
    first_version: int = 0
    done: list[str] = field(default_factory=list)

    async def begin(self) -> None:
        """Take the model to where the case is: every tab saved once."""
        for tab in TABS if self.model.status == "In Progress" else ():
            self.model.versions[tab] = (await self.desk.tab(self.case, tab))["version"]
        self.first_version = (await self._row())["version"]
        self.history = await self._history()

    async def step(self, act: str, *words) -> None:
        """Do one thing to both, and compare."""
        expected = await getattr(self, f"_{act}", self._review)(
            *((act, *words) if not hasattr(self, f"_{act}") else words)
        )
        self.done.append(f"{act} {words}")
        await self._compare(" > ".join(self.done), changed=expected)

    async def _edit(self, answer: tuple[str, str, str]) -> bool:
        tab, name, value = answer
        saved = await self.desk.save(self.case, tab, {name: value}, method="PATCH")
        return self._agreed(saved, self.model.edit(*answer))

    async def _sign(self) -> bool:
        # The documents service asks before it lets anybody sign.
        path = f"/internal/cases/{self.case.case_id}/access"
        asked = await self.desk.as_service("documents", path, purpose="check-access")
        assert asked.json()["can_sign"] == self.model.is_with_the_producer
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
        strangers = (
            Person("producer"),
            Person("recruiter", tenant="OTHER"),
            Person("support"),
            Person("operator"),
        )
        for person in strangers:
            path = f"/cases/{self.case.key}/{act}"
            answer = await self.desk.send(person, "POST", path)
            assert answer.status_code in (403, 404), answer.text
        return False

    async def _unasked(self, act: str) -> bool:
        staff = (Person("support"), Person("operator"), Person("reviewer", "OTHER"))
        reason = {"reason": "Because."} if act in ("rejection", "return") else {}
        body = {"version": 0, "by_name": "Ann"} | reason
        for person in (self.case.producer, self.case.recruiter, *staff):
            path = f"/review/{self.case.key}/{act}"
            answer = await self.desk.send(person, "POST", path, body)
            assert answer.status_code in (403, 404), answer.text
        return False

    async def _dispute(self) -> bool:
        return self._agreed(await dispute(self.desk, self.case), self.model.dispute())

    async def _run_out(self) -> bool:
        await run_out(self.desk, self.case)
        await decide_all(self.desk)
        return self.model.run_out()

    async def _expire(self) -> bool:
        await run_out_invitation(self.desk, self.case)
        return self.model.expire()

    async def _start(self) -> bool:
        ssn = {"ssn": self.case.ssn, "ssn_again": self.case.ssn}
        path = f"/cases/{self.case.key}/start/ssn"
        answer = await self.desk.send(self.case.producer, "POST", path, ssn)
        return self._agreed(answer, self.model.start())

    async def _resend(self, who: str) -> bool:
        return await self._by_helper("resending", who, {}, self.model.resend(who))

    async def _add_state(self, who: str, state: str) -> bool:
        expected = self.model.add_state(who, state)
        return await self._by_helper("added-states", who, {"state": state}, expected)

    async def _by_helper(
        self,
        act: str,
        who: str,
        wish: dict[str, str],
        expected: bool,  # noqa: FBT001
    ) -> bool:
        person = self.case.recruiter if who == "recruiter" else Person(who)
        path, body = f"/cases/{self.case.key}/{act}", wish | {"by_name": "Ann"}
        return self._agreed(await self.desk.send(person, "POST", path, body), expected)

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
            "reject": "rejection",
            "announce": "rejection",
            "answer": "dispute-answer",
            "withdraw_rejection": "rejection-withdrawal",
        }
        plain = ("claim", "release", "approve", "withdraw_rejection")
        reason = {} if act in plain else {"reason": "Because."}
        if act in ("reject", "announce"):
            reason |= {"rests_on_report": act == "announce"}
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
        frame = await self.desk.get(self.case.producer, f"/cases/{self.case.key}")
        assert frame["has_notice"] == bool(model.notice), step
        assert frame["can_take_back"] == model.may_take_back, step
        assert set(frame["states"]) == model.states, step
        for tab in model.versions:
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
