"""Does a story end, and end once, whatever dies meanwhile?"""

import logging
import re
from collections import Counter

import httpx
import pytest
from aiokafka.errors import KafkaConnectionError

from stack import kafka
from story.tale import Tale
from story.waiting import reload_until
from tests.support.apart import apart
from tests.support.case_record import SCHEMAS, CaseRecord
from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.exploring import SEED
from tests.support.kills import Kills
from tests.support.lost_calls import LostCalls
from tests.support.operator import Operator
from tests.support.patience import patient_browser
from tests.support.supervised import Supervised

pytestmark = pytest.mark.alone

log = logging.getLogger(__name__)

TOGETHER = (
    ("identity", "case"),
    ("documents", "notifications"),
    ("nipr-adapter", "gateway"),
    ("kafka", "postgres"),
)
MAILS = {
    "Onboarding Invitation": 1,
    "Your sign-in details were changed": 1,
    "Your documents are signed": 2,
    "Your application was submitted": 2,
    "Additional information needed": 1,
    "Welcome Letter": 1,
}
ONCE = (
    "InvitationIssued",
    "AccountCreated",
    "CaseSubmitted",
    "InfoRequested",
    "CaseResubmitted",
    "CaseApproved",
)
# Between the mail server's acceptance and its record a mail may be sent again.
DOUBLES_MAILS = {"notifications", "postgres"}
PATIENCE = 120


class DeterminedTale(Tale):
    """People who try again when they do not know what became of a form."""

    def sign_in_for_the_first_time(self) -> None:
        """Choose a password; when no answer came, sign in with it."""
        super().sign_in_for_the_first_time()
        browser = self.producer.browser
        if browser.heading == "Sign in":
            self.producer.sign_in()
        # The case hears of its account when the successor of what was killed listens.
        self.producer.go("start")
        reload_until(browser, "the case", lambda: browser.status == 200)


@pytest.fixture(params=TOGETHER, ids="-and-".join)
def killed(request) -> tuple[str, ...]:
    return request.param


@pytest.fixture
def told(killed, stack, addresses, staff, person):
    """A story in which parts were killed: the tale, its number, who lived on."""
    system, record = Supervised(stack), CaseRecord(stack, "")
    lost = LostCalls(record, Operator(stack))
    kills = Kills(system, killed, seed=SEED, afterwards={"nipr-adapter": lost.repeat})
    log.warning("PRODUCERPRO_SEED=%d kills by press: %s", SEED, kills.due)
    before = system.pids()
    tale = DeterminedTale(
        addresses,
        person=person,
        recruiter=staff["recruiter"],
        reviewer=staff["reviewer"],
        tell=lambda line: log.warning("%s", line),
        new_browser=lambda url: patient_browser(url, on_press=kills.pressed),
    )
    try:
        number = tale.run()
        kills.settle()
        kills.must_have_happened()
        after = system.pids()
        yield tale, number, {name for name in before if before[name] != after[name]}
    finally:
        kills.settle()
        tale.close()


@covers("OPS-5", "REV-5")
def test_the_story_ends_once_when_parts_are_killed(killed, told, stack):
    tale, number, restarted = told
    assert re.fullmatch(r"[1-9]\d{8}", number)
    assert restarted == set(killed)
    record = CaseRecord(stack, tale.producer.key)
    apart(eventually(everybody_listens, stack, within=PATIENCE))
    apart(comes_to_rest(record))
    apart(nothing_is_lost(record))
    apart(nothing_is_done_twice(record, number))
    mails_are_there(tale, doubles=bool(DOUBLES_MAILS.intersection(killed)))


def everybody_listens(stack):
    """Tell whether the successors of what was killed hear events again."""
    try:
        answers = [
            httpx.get(f"http://127.0.0.1:{stack.port(name)}/health/ready", timeout=5)
            for name in SCHEMAS
        ]
    except httpx.TransportError as error:
        raise AssertionError("a service does not answer yet") from error
    return all(answer.json()["parts"].get("kafka") == "up" for answer in answers)


async def unheard_of(record):
    # A broker that was killed late may still be starting when the story has ended.
    try:
        return await record.unheard()
    except KafkaConnectionError as error:
        raise AssertionError("the broker does not answer yet") from error


async def comes_to_rest(record):
    """Outboxes empty, nothing unheard, no mail on its way."""

    async def rests():
        assert await record.unsent() == {}
        assert await unheard_of(record) == {}
        open_mails = await record.value(
            "select count(*) from notifications.messages"
            " where case_id = $1 and state <> 'done'",
            await record.id(),
        )
        assert open_mails == 0
        return True

    await eventually(rests, within=PATIENCE)


async def nothing_is_lost(record):
    """Every event is in its topic, and each listener dealt with it."""
    announced = await record.announced()
    listeners = await record.listeners()
    for publisher in {event.publisher for event in announced}:
        versions = await record.versions(publisher)
        own = [event for event in announced if event.publisher == publisher]
        for subject in {event.subject for event in own}:
            said = {event.sequence for event in own if event.subject == subject}
            assert said == set(range(1, versions[subject] + 1)), (publisher, subject)
    for service, topics in listeners.items():
        assert topics <= {f"onboarding.{p}.events.v1" for p in kafka.PUBLISHERS}
        heard = await record.heard(service)
        for event in announced:
            if event.topic in topics:
                far = heard.get((event.topic, event.subject), 0)
                assert far >= event.sequence, (service, event)
        assert await record.set_aside(service) == 0


async def nothing_is_done_twice(record, number):
    """One number, one of each decision, whatever was sent twice."""
    announced = await record.announced()
    ids = {(e.topic, e.subject, e.sequence): e.id for e in announced}
    assert len(set(ids.values())) == len(ids)
    assert {e.id for e in announced} == set(ids.values())
    once = Counter(event.name for event in {e.id: e for e in announced}.values())
    for name in ONCE:
        assert once[name] == 1, name
    assert once["PacketSigned"] == 2
    numbers = await record.rows(
        "select number from cases.producer_numbers where case_id = $1",
        await record.id(),
    )
    assert [row["number"] for row in numbers] == [number]
    calls = await record.rows(
        "select kind, count(*) filter (where outcome = 'billed') as billed"
        " from nipr.ledger where case_id = $1 group by kind",
        await record.id(),
    )
    assert {row["kind"]: row["billed"] for row in calls} == {"hit-list": 1, "report": 1}


def mails_are_there(tale, *, doubles):
    """Each mail of the story once; a second copy bears the first one's Message-ID."""
    mails = tale.mailbox.to(tale.producer.person.email)
    assert {mail.subject for mail in mails} == set(MAILS)
    for subject, wanted in MAILS.items():
        copies = [mail.message_id for mail in mails if mail.subject == subject]
        if subject != "Onboarding Invitation":  # each has a password of its own
            assert len(set(copies)) == wanted, subject
        assert len(copies) <= wanted + int(doubles), subject
