"""A producer's case to which everything happened that has an address of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx

from chassis.tokens import Caller
from contracts.ids import uuid7
from contracts.words import Tab
from story.people import Producer

TRACES = """
select
    c.id as case_id, c.producer_id as account_id, c.recruiter_id, u.lookup_id,
    a.report_id, f.file_id, d.id as decision_id, p.id as proposal_id,
    r.id as request_id, w.id as wanted_id, e.id as address_id
from cases.cases as c
join cases.subjects as u on u.case_id = c.id
join cases.authorizations as a on a.case_id = c.id
join cases.files as f on f.case_id = c.id
left join cases.state_decisions as d on d.case_id = c.id
left join cases.proposed_rejections as p on p.case_id = c.id
left join cases.info_requests as r on r.case_id = c.id
left join cases.wanted_documents as w on w.case_id = c.id
left join cases.mail_addresses as e on e.case_id = c.id
where c.key = $1
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A producer's case with the documents signed, and all by which it is named."""

    known: Mapping[str, str]
    person: Producer

    @property
    def owner(self) -> Caller:
        """Whose case it is."""
        account = self.known["account_id"]
        return user("producer", account_id=account)

    @property
    def recruiter(self) -> Caller:
        """Who invited its producer."""
        return user("recruiter", account_id=self.known["recruiter_id"])

    def is_told_in(self, text: str) -> bool:
        """Tell whether a text says something that no stranger may be told."""
        person = self.person
        names = (
            self.known["key"],
            self.known["case_id"],
            person.last_name,
            person.email,
            npn_of(person),
        )
        return any(name.casefold() in text.casefold() for name in names)


def npn_of(person: Producer) -> str:
    """Give the NPN, which the simulator numbers as it does the SSN."""
    return f"1000{person.ssn[-4:]}"


def user(*roles: str, tenant: str = "HCSC", account_id: str = "") -> Caller:
    """Somebody signed in."""
    return Caller(
        "gateway",
        account_id=account_id or uuid7(),
        roles=frozenset(roles),
        tenant=tenant,
        session_id=uuid7(),
    )


def leave_traces(
    post: Callable[..., httpx.Response], key: str, *, owner: Caller, recruiter: Caller
) -> None:
    """Let everything happen to a case that has an address of its own."""
    reviewer = user("reviewer")
    post(owner, f"/cases/{key}/state-requests", json={"state": "MT", "note": "Soon."})
    refusal = {"state": "MT", "reason": "Not now.", "by_name": "Rhea Recruiter"}
    post(recruiter, f"/cases/{key}/refused-states", json=refusal)
    version = post(owner, f"/cases/{key}/submission").json()["version"]
    reason = {"reason": "The report.", "rests_on_report": True}
    wanted = {
        "message": "A letter.",
        "reopened_tabs": [tab.value for tab in Tab],
        "wanted_documents": ["A letter of your agency"],
    }
    for act, wish in (
        ("claim", {}),
        ("rejection", reason),
        ("rejection-withdrawal", {}),
        ("information-requests", wanted),
    ):
        body = wish | {"version": version, "by_name": "Riley Reviewer"}
        shown = post(reviewer, f"/review/{key}/{act}", json=body).json()
        version = shown["overview"]["version"]
