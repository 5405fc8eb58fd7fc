"""Does any request make a service fail, or show somebody a stranger's case?"""

import re
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from chassis.tokens import Caller, TokenSigner
from contracts.ids import uuid7
from stack.diagram import SERVICES
from stack.home import Home
from story.simulated_people import new_producer
from tests.support.any_request import AnyRequest
from tests.support.apart import apart
from tests.support.case_record import CaseRecord
from tests.support.case_traces import (
    DONE_BY,
    Target,
    checked_file,
    known_of,
    leave_traces,
    user,
)
from tests.support.covers import covers
from tests.support.described import described_by
from tests.support.purposes import PURPOSES
from tests.support.token_keys import private_key

# All that answer by HTTP but the gateway, whose pages have no description; one that has
# no routes yet is tried with its first one.
TRIED = [name for name in SERVICES if name != "gateway"]
# What ends a case comes last, so that all else meets one that is alive.
LAST = ("/submission", "/taking-back", "/withdrawal", "/approval", "/rejection")

ROOT = Path(__file__).parents[2]
_BY_SERVICE = r'by_service\("([a-z-]+)", purpose="([a-z-]+)"\)'
# Nobody else has it, so wherever it stands it is this producer's.
LAST_NAME, NEIGHBORS_NAME = "Unverwechselbar", "Nebenan"


@pytest.fixture(scope="module")
def post(stack, signers) -> Callable[..., httpx.Response]:
    """Have the case service do something in somebody's name."""

    def send(who: Caller, path: str, **sent) -> httpx.Response:
        headers = {
            "authorization": f"Bearer {signers('gateway').for_user('case', who)}",
            "idempotency-key": str(uuid7()),
        } | sent.pop("headers", {})
        url = f"http://127.0.0.1:{stack.port('case')}{path}"
        answer = httpx.post(url, headers=headers, **sent)
        assert answer.is_success, answer.text
        return answer

    return send


@pytest.fixture(scope="module")
def target(beginnings, stack, post) -> Target:
    """A case of its own, in which nothing has to last, and a file of its recruiter."""
    person = new_producer(beginnings.simulator, last=LAST_NAME)
    record = CaseRecord(stack, beginnings.signed(person).key)
    people = known_of(record)
    owner = user("producer", account_id=people["account_id"])
    recruiter = user("recruiter", account_id=people["recruiter_id"])
    import_id = checked_file(post, recruiter, last_name=person.last_name)
    leave_traces(post, record.key, owner=owner, recruiter=recruiter)
    return Target(known_of(record, import_id=import_id), person)


@pytest.fixture(scope="module")
def neighbor(beginnings, stack, post) -> Target:
    """Another producer with a case, who is a recruiter with a file as well."""
    person = new_producer(beginnings.simulator, last=NEIGHBORS_NAME)
    record = CaseRecord(stack, beginnings.filled(person).key)
    known = known_of(record)
    recruiter = user("recruiter", account_id=known["account_id"])
    import_id = checked_file(post, recruiter, last_name=person.last_name)
    return Target(known | {"import_id": import_id}, person)


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
@pytest.mark.parametrize("service", TRIED)
@pytest.mark.parametrize("who", STRANGERS)
def test_no_request_of_a_stranger_reaches_a_case(
    target, signers, requests_to, service, who
):
    def token() -> str:
        return signers("gateway").for_user(service, STRANGERS[who])

    requests, tried = requests_to(service), set()
    for sent in requests.send(token, known=target.known, examples=3, only_known=True):
        assert sent.status < 500, str(sent)
        assert not (sent.is_known and sent.status < 400), str(sent)
        assert not target.is_told_in(sent.text), str(sent)
        tried |= {sent.route} if sent.is_known else set()
    assert tried == {route for route, parts in requests.parts().items() if parts}


@covers("OPS-3")
@pytest.mark.parametrize("service", TRIED)
def test_everything_that_a_route_names_is_a_real_thing_of_the_case(
    target, requests_to, service
):
    for route, parts in requests_to(service).parts().items():
        assert parts <= target.known.keys(), route
        assert "None" not in {target.known[part] for part in parts}, route


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


@covers("OPS-3")
def test_every_service_that_may_ask_is_among_those_that_are_tried():
    may_ask = {
        match.groups()
        for file in (ROOT / "services").rglob("*.py")
        for match in re.finditer(_BY_SERVICE, file.read_text("utf-8"))
    }
    assert may_ask == {caller for callers in PURPOSES.values() for caller in callers}


@covers("OPS-3", "SUB-2")
@pytest.mark.parametrize("service", TRIED)
def test_no_mix_of_two_peoples_things_opens_the_others(
    target, neighbor, stack, signers, requests_to, service
):
    account_id = neighbor.known["account_id"]
    who = user("producer", "recruiter", account_id=account_id)

    def token() -> str:
        return signers("gateway").for_user(service, who)

    foreign = set(target.known.values()) - set(neighbor.known.values())
    for sent in requests_to(service).send(
        token, known=target.known, beside=neighbor.known, examples=8, last=LAST
    ):
        assert sent.status < 500, str(sent)
        assert sent.status >= 400 or not foreign & set(sent.named.values()), str(sent)
        assert not target.is_told_in(sent.text), str(sent)
    key = target.known["key"]
    assert apart(CaseRecord(stack, key).rows(DONE_BY, key, UUID(account_id))) == []


# The producer's case ends with these requests, so staff go first.
INSIDERS = (
    ("the staff", "documents", 3),
    ("the staff", "identity", 8),
    ("the staff", "case", 8),
    ("the recruiter", "documents", 2),
    ("the recruiter", "case", 8),
    ("the producer", "documents", 5),
    ("the producer", "identity", 8),
    ("the producer", "case", 8),
)


@covers("OPS-3")
@pytest.mark.parametrize(("who", "service", "examples"), INSIDERS)
def test_no_request_of_those_who_may_see_a_case_fails(
    target, neighbor, signers, requests_to, who, service, examples
):
    callers = {
        "the producer": target.owner,
        "the recruiter": target.recruiter,
        "the staff": user("reviewer", "support", "operator"),
    }
    # The case still has to be its producer's when the recruiter is through.
    without = ("/withdrawal",) if who == "the recruiter" else ("never",)

    def token() -> str:
        return signers("gateway").for_user(service, callers[who])

    for sent in requests_to(service).send(
        token, known=target.known, examples=examples, last=LAST, without=without
    ):
        assert sent.status < 500, str(sent)
        if who == "the producer":
            assert not neighbor.is_told_in(sent.text), str(sent)
