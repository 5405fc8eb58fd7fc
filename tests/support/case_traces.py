"""A producer's case to which everything happened that has an address of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx

from chassis.tokens import Caller
from contracts.ids import uuid7
from contracts.words import Tab
from story.people import Producer
from tests.support.apart import apart
from tests.support.case_record import CaseRecord

TRACES = """
select
    c.id as case_id, c.producer_id as account_id, c.recruiter_id, u.lookup_id,
    a.report_id, f.file_id, d.id as decision_id, p.id as proposal_id,
    r.id as request_id, w.id as wanted_id, e.id as address_id,
    'pre-adverse-notice' as letter, p.id as about
from cases.cases as c
join cases.subjects as u on u.case_id = c.id
left join cases.authorizations as a on a.case_id = c.id
left join cases.files as f on f.case_id = c.id
left join cases.state_decisions as d on d.case_id = c.id
left join cases.proposed_rejections as p on p.case_id = c.id
left join cases.info_requests as r on r.case_id = c.id
left join cases.wanted_documents as w on w.case_id = c.id
left join cases.mail_addresses as e on e.case_id = c.id
where c.key = $1
"""


# All that somebody did to a case, wherever it was written down.
DONE_BY = """
select h.what from cases.history as h join cases.cases as c on c.id = h.case_id
where c.key = $1 and h.by_account = $2
union all
select e.what from documents.evidence as e join cases.cases as c on c.id = e.case_id
where c.key = $1 and e.account_id = $2
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A producer's case, and all by which it is named."""

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


def checked_file(
    post: Callable[..., httpx.Response], recruiter: Caller, *, last_name: str
) -> str:
    """Have a file of one invitation checked; gives its id."""
    file = f"first_name,last_name,email,states\nPat,{last_name},p@example.com,TX\n"
    as_file = {"content-type": "text/csv"}
    answer = post(recruiter, "/imports", content=file.encode(), headers=as_file)
    return str(answer.json()["import_id"])


def known_of(record: CaseRecord, **others: str) -> dict[str, str]:
    """Give what names a case's things in addresses, as far as there are any."""
    (row,) = apart(record.rows(TRACES, record.key))
    fixed = {
        # There is no letter before the end, and only the mails ask for one.
        "letter_id": str(uuid7()),
        "key": record.key,
        "tab": "general",
        "document": "w-9",
        "n": "1",
        "kind": "supporting-document",
    }
    return others | fixed | {name: str(value) for name, value in row.items() if value}


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
