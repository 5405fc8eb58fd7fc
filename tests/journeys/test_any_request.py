"""Does any request make a service fail, or show somebody a stranger's case?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from chassis.tokens import Caller, TokenSigner
from contracts.ids import uuid7
from stack.home import Home
from tests.support.any_request import AnyRequest
from tests.support.apart import apart
from tests.support.case_record import CaseRecord
from tests.support.covers import covers
from tests.support.described import described_by
from tests.support.token_keys import private_key

# What ends a case comes last, so that all else meets one that is alive.
LAST = ("/submission", "/taking-back", "/withdrawal", "/approval", "/rejection")

PURPOSES = {
    "identity": {
        ("gateway", "sign-in"): "/",
        ("gateway", "session"): "/",
        ("notifications", "send-message"): "/",
        ("case", "change-rules"): "/staff",
    },
    "case": {
        ("identity", "create-account"): "/internal",
        ("nipr-adapter", "hit-list"): "/internal",
        ("notifications", "send-message"): "/internal",
        ("documents", "check-access"): "/internal",
        ("documents", "packet-data"): "/internal",
        ("documents", "letter-data"): "/internal",
        ("documents", "reveal-document"): "/internal",
    },
    "documents": {("notifications", "send-message"): "/letters"},
    "nipr-adapter": {
        ("case", "first-screen"): "/lookups",
        ("case", "read-report"): "/reports",
    },
}
"""Callers of each service by name and purpose, and what they are there for."""

_TRACES = """
select
    c.id as case_id, c.producer_id as account_id, u.lookup_id, a.report_id, f.file_id
from cases.cases as c
join cases.subjects as u on u.case_id = c.id
join cases.authorizations as a on a.case_id = c.id
join cases.files as f on f.case_id = c.id
where c.key = $1
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A producer's case with the documents signed, and all by which it is named."""

    known: Mapping[str, str]

    @property
    def owner(self) -> Caller:
        """Whose case it is."""
        account = self.known["account_id"]
        return user("producer", account_id=account)

    @property
    def names(self) -> tuple[str, ...]:
        """What no stranger may be told."""
        return (self.known["key"], self.known["case_id"])


def user(*roles: str, tenant: str = "HCSC", account_id: str = "") -> Caller:
    """Somebody signed in."""
    return Caller(
        "gateway",
        account_id=account_id or uuid7(),
        roles=frozenset(roles),
        tenant=tenant,
        session_id=uuid7(),
    )


@pytest.fixture(scope="module")
def target(beginnings, stack) -> Target:
    """A case of its own, in which nothing has to last."""
    producer = beginnings.signed()
    (row,) = apart(CaseRecord(stack, producer.key).rows(_TRACES, producer.key))
    fixed = {
        "key": producer.key,
        "tab": "general",
        "document": "w-9",
        "n": "1",
        "kind": "supporting-document",
        "request_id": str(uuid7()),
        "letter_id": str(uuid7()),
    }
    return Target(fixed | {name: str(value) for name, value in row.items()})


@pytest.fixture(scope="module")
def signers(stack: Home) -> Callable[[str], TokenSigner]:
    """Sign in the name of a service of the running system."""
    keys = stack.keys / "tokens" / "private"
    return lambda name: TokenSigner(name, private_key(keys, name))


@pytest.fixture(scope="module")
def requests_to(stack: Home):
    """Send any requests to a running service."""
    opened: dict[str, AnyRequest] = {}

    def to(service: str) -> AnyRequest:
        if service not in opened:
            url = f"http://127.0.0.1:{stack.port(service)}"
            description = described_by(service, stack).openapi()
            opened[service] = AnyRequest(description, url=url)
        return opened[service]

    yield to
    for each in opened.values():
        each.close()


STRANGERS = {
    "another producer and recruiter": user("producer", "recruiter"),
    "all of another tenant": user(
        "producer", "recruiter", "reviewer", "support", tenant="OTHER"
    ),
}


@covers("OPS-3", "SUB-2")
@pytest.mark.parametrize("service", ["case", "documents", "identity"])
@pytest.mark.parametrize("who", STRANGERS)
def test_no_request_of_a_stranger_reaches_a_case(
    target, signers, requests_to, service, who
):
    def token() -> str:
        return signers("gateway").for_user(service, STRANGERS[who])

    for sent in requests_to(service).send(token, known=target.known, examples=3):
        assert sent.status < 500, str(sent)
        assert not (sent.is_known and sent.status < 400), str(sent)
        assert not any(name in sent.text for name in target.names), str(sent)


@covers("OPS-3")
@pytest.mark.parametrize("service", PURPOSES)
def test_no_request_of_a_service_fails(target, signers, requests_to, service):
    for (signer, purpose), below in PURPOSES[service].items():

        def token(name: str = signer, why: str = purpose) -> str:
            return signers(name).for_service(service, purpose=why)

        for sent in requests_to(service).send(
            token, known=target.known, examples=6, below=below
        ):
            assert sent.status < 500, str(sent)


# The producer's case ends with these requests, so staff go first.
INSIDERS = (
    ("the staff", "documents", 3),
    ("the staff", "case", 8),
    ("the producer", "documents", 5),
    ("the producer", "case", 8),
)


@covers("OPS-3")
@pytest.mark.parametrize(("who", "service", "examples"), INSIDERS)
def test_no_request_of_those_who_may_see_a_case_fails(
    target, signers, requests_to, who, service, examples
):
    callers = {"the producer": target.owner, "the staff": user("reviewer", "support")}

    def token() -> str:
        return signers("gateway").for_user(service, callers[who])

    for sent in requests_to(service).send(
        token, known=target.known, examples=examples, last=LAST
    ):
        assert sent.status < 500, str(sent)
