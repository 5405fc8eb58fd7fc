"""Does what NIPR sends stay with the adapter, and do others get its facts only?"""

import secrets

import httpx
import pytest

from chassis.tokens import TokenSigner
from story.simulated_people import new_producer
from tests.support import sweep
from tests.support.apart import apart
from tests.support.canary import canary, found
from tests.support.case_record import CaseRecord
from tests.support.covers import covers
from tests.support.token_keys import private_key
from tests.support.unsealed import raw_report, unsealed


@pytest.fixture(scope="module")
def fax() -> str:
    """What NIPR knows and nobody here uses."""
    return f"wimple{secrets.token_hex(6)}"


@pytest.fixture(scope="module")
def document(fax):
    """The planted text, and what tells that something is NIPR's own XML."""
    marks = ("<?xml", "<PDB", "NAME_LAST", "ENTITY_BIOGRAPHIC", "LICENSE_CLASS_CODE")
    return (canary("the fax number", fax), *(canary(mark, mark) for mark in marks))


@pytest.fixture(scope="module")
def key(beginnings, fax):
    """A submitted case about somebody whose report has the planted text."""
    contact = {"state": "KS", "phone": "3165550106", "fax": fax}
    person = new_producer(beginnings.simulator, contacts=[contact])
    return beginnings.submitted(person).key


@covers("HOME-2", "OPS-2")
def test_only_the_adapter_keeps_what_came_and_only_sealed(stack, key, document):
    raw = apart(raw_report(stack, key))
    assert len(found(document, [("there", raw)])) == len(document)
    tables = apart(sweep.tables(stack))
    assert len(tables) > 1000
    assert found(document[:1], tables) == []
    ours = [place for place in tables if place[0].startswith('cases."')]
    assert len(ours) > 100
    assert found(document, ours) == []


@covers("HOME-2")
def test_under_its_seals_the_case_service_has_the_facts_and_no_document(
    stack, key, document
):
    kept = apart(unsealed(stack, "case", key))
    assert {"records.report", "records.facts", "lookups.match", "tabs.answers"} <= {
        where for where, _ in kept
    }
    assert found(document, kept) == []
    assert found([canary("the telephone", "3165550106")], kept)


@covers("HOME-2")
def test_no_event_and_no_call_carries_the_document(stack, key, document):
    assert found(document, apart(sweep.topics(stack))) == []
    report_id = apart(report_of(stack, key))
    signer = TokenSigner("case", private_key(stack.keys / "tokens" / "private", "case"))
    token = signer.for_service("nipr-adapter", purpose="read-report")
    answer = httpx.get(
        f"http://127.0.0.1:{stack.port('nipr-adapter')}/reports/{report_id}",
        headers={"authorization": f"Bearer {token}"},
        timeout=60,
    )
    assert answer.raise_for_status().json()["contacts"][0]["business_phone"]
    assert found(document, [("the answer", answer.content)]) == []


async def report_of(stack, key):
    record = CaseRecord(stack, key)
    return await record.value(
        "select report_id from cases.authorizations where case_id = $1",
        await record.id(),
    )
