"""Does an event that cannot be understood hold up its own case only, and visibly?"""

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from contracts import documents
from contracts.ids import uuid7
from stack import kafka
from tests.support.apart import apart
from tests.support.case_record import CaseRecord
from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.kafka_topics import Topic, headers
from tests.support.operator import Operator

PATIENCE = 90
STATES = ("dead", "parked", "replayed", "discarded")


@pytest.fixture
def operator(stack):
    return Operator(stack)


@pytest.fixture
def hurt(beginnings, stack):
    """A producer about whose case something malformed is announced, and its record."""
    producer = beginnings.identified()
    return producer, CaseRecord(stack, producer.key)


def announced(stack, case_id, value, **changes):
    """Publish what claims to be a FileAccepted of a case, as a broken service might."""
    event = documents.FileAccepted(
        occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's event)
        case_id=case_id,
        file_id=uuid7(),
        kind="e-and-o-declaration-page",
    )
    told = dict(headers(event, version=1)) | {"ce_subject": f"file/{uuid4()}".encode()}
    told = {name: value for name, value in (told | changes).items() if value}
    topic = Topic(kafka.bootstrap(stack), documents.TOPIC)
    apart(topic.send(value, key=str(case_id).encode(), headers=list(told.items())))
    return event.event_id


def listed(operator, case_id, *words):
    """The rows about a case that an operator reads."""
    shown = operator.says("dead-letters", "list", "--service", "case", *words)
    return [line for line in shown.splitlines() if str(case_id) in line]


def parked(operator, record, letters):
    """The rows about a case that an operator reads, once there are so many."""
    case_id = apart(record.id())

    async def are_set_aside():
        return await record.letters("case") == letters

    # Asked of the database again and again, as a command takes a second each time.
    apart(eventually(are_set_aside, within=PATIENCE))
    rows = listed(operator, case_id)
    assert len(rows) == letters
    return rows


BROKEN = {
    "no JSON": (b"{not json", {}),
    "fields missing": (b"{}", {}),
    "no content": (None, {}),
    "no id": (b"{}", {"ce_id": None}),
    "headers that are no text": (b"{}", {"ce_subject": b"\xff\xfe"}),
}


@covers("OPS-6", "OPS-5")
def test_a_malformed_event_parks_its_case_until_the_operator_discards_it(
    hurt, beginnings, operator, stack
):
    producer, record = hurt
    case_id = apart(record.id())
    for value, changes in BROKEN.values():
        announced(stack, case_id, value, **changes)
    rows = parked(operator, record, len(BROKEN))
    # Without an id or a place in its history it cannot wait: it is dead by itself.
    assert [state for row in rows for state in STATES if f" {state} " in row] == [
        "dead",
        "parked",
        "parked",
        "dead",
        "dead",
    ]

    other = beginnings.identified()
    other.fill_all_tabs()
    assert other.browser.path.endswith("/esignature")
    assert len(listed(operator, case_id)) == len(BROKEN)
    assert listed(operator, apart(CaseRecord(stack, other.key).id())) == []

    producer.fill_all_tabs()
    rows = parked(operator, record, len(BROKEN) + 1)
    assert "FileAccepted" in rows[-1]

    tried = operator.tries(
        *("dead-letters", "replay", "--service", "case"),
        *("--key", str(case_id), "--yes"),
    )
    assert tried.returncode == 1
    assert "stopped by" in tried.stdout
    for _ in BROKEN:
        said = operator.says(
            *("dead-letters", "discard", "--service", "case"), str(case_id), "--yes"
        )
        assert "1 discarded" in said
    said = operator.says(
        *("dead-letters", "replay", "--service", "case"),
        *("--key", str(case_id), "--yes", "--by", "olga"),
    )
    assert f"{case_id}: 1 replayed" in said
    assert listed(operator, case_id) == []
    assert len(listed(operator, case_id, "--all")) == len(BROKEN) + 1
    kept = apart(
        record.value("select count(*) from cases.files where case_id = $1", case_id)
    )
    assert kept == 1


@covers("OPS-6")
def test_what_waits_is_shown_without_its_content(hurt, operator, stack):
    _, record = hurt
    case_id = apart(record.id())
    event_id = announced(stack, case_id, b'{"note": "walnut harbor"}')
    parked(operator, record, 1)
    shown = operator.says("dead-letters", "show", "--service", "case", str(case_id))
    assert str(event_id) in shown
    assert "walnut" not in shown
    everywhere = operator.says("dead-letters", "list")
    assert re.findall(r"^(\S+):$", everywhere, re.MULTILINE) == [
        "identity",
        "case",
        "documents",
        "notifications",
        "nipr-adapter",
    ]
    operator.says("dead-letters", "discard", "--service", "case", str(case_id), "--yes")


@covers("OPS-2")
def test_an_event_of_an_unknown_type_is_passed_over(hurt, operator, stack):
    producer, record = hurt
    case_id = apart(record.id())
    strange = b"hcsc.onboarding.HorseSold.v1"
    subject = f"file/{uuid4()}"
    announced(stack, case_id, b"{}", ce_type=strange, ce_subject=subject.encode())

    async def is_heard():
        return (documents.TOPIC, subject) in await record.heard("case")

    apart(eventually(is_heard, within=PATIENCE))
    assert apart(record.set_aside("case")) == 0
    producer.upload_declaration_page("EO-2026-3")
    apart(
        eventually(
            record.value,
            "select count(*) > 0 from cases.files where case_id = $1",
            case_id,
            within=PATIENCE,
        )
    )
    assert listed(operator, case_id) == []
