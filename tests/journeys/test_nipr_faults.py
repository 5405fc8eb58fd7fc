"""Does every fault of NIPR's report leave the producer and the operator knowing?"""

import httpx
import pytest
from playwright.sync_api import expect

from story.people import Producer
from story.simulated_people import free_number
from story.waiting import reload_until
from tests.support.apart import apart
from tests.support.beginnings import PATIENCE
from tests.support.case_record import CaseRecord
from tests.support.covers import covers
from tests.support.operator import Operator

pytestmark = pytest.mark.alone

MODEL = 6
GOES_ON = ("NIPR does not answer at the moment", "We keep asking")
A_PERSON_HELPS = ("could not be read without help", "855-782-4272")
_UNRESOLVED = "select id from nipr.calls where case_id = $1 and status = 'unresolved'"


class FaultyReport:
    """Somebody whose report fails, until it is healed."""

    def __init__(self, simulator: str, fault: str) -> None:
        self._simulator = simulator
        self._known = {
            "like": MODEL,
            "number": free_number(simulator),
            "first": "Ida",
            "last": "Pechvogel",
        }
        self._tell(fault)

    @property
    def person(self) -> Producer:
        ssn = f"900-01-{self._known['number']:04d}"
        return Producer(str(self._known["first"]), str(self._known["last"]), ssn)

    def heal(self) -> None:
        self._tell(None)

    def _tell(self, fault: str | None) -> None:
        known = self._known | {"fault": fault}
        httpx.post(f"{self._simulator}/control/people", json=known).raise_for_status()


@pytest.fixture
def asked_for(beginnings, windows):
    """Authorize a report that fails; gives its window and what heals NIPR."""

    def authorize(fault):
        report = FaultyReport(beginnings.simulator, fault)
        producer = beginnings.signed_in(report.person)
        producer.give_ssn()
        producer.browser = windows.of(producer)
        browser = producer.browser
        producer.go("start")
        npn = browser.page.get_by_text("National Producer Number")
        expect(npn).to_be_visible(timeout=PATIENCE * 1000)
        browser.tick("I authorize HCSC to obtain a PDB report from NIPR")
        browser.press("Submit")
        return producer, report

    return authorize


def shows(producer, *sentences):
    main = producer.browser.page.locator("main")
    for words in sentences:
        expect(main).to_contain_text(words, timeout=PATIENCE * 1000)
    producer.browser.judge(producer.browser.page)


@covers("HOME-3", "NEW-8")
def test_a_slow_report_is_waited_for_and_comes_by_itself(asked_for, passing_time):
    producer, report = asked_for("slow")
    shows(producer, "Your PDB report is being obtained", "looks again by itself")
    passing_time.beyond_the_quick_answer(producer.key)
    shows(producer, *GOES_ON)
    report.heal()
    shows(producer, "Your PDB report is here")


@covers("HOME-3", "NEW-8")
def test_an_unreadable_report_is_not_paid_for_twice_before_somebody_says_so(
    asked_for, stack
):
    producer, report = asked_for("truncated")
    shows(producer, *A_PERSON_HELPS)
    report.heal()
    operator, record = Operator(stack), CaseRecord(stack, producer.key)
    call = str(apart(record.value(_UNRESOLVED, apart(record.id()))))
    assert call in operator.says("nipr", "unresolved")
    operator.says("nipr", "repeat", call, "billed")
    browser = producer.browser
    reload_until(browser, "the report", lambda: "report is here" in browser.text)


@covers("HOME-3", "NEW-8")
def test_refused_credentials_alarm_the_operator_and_only_delay_the_producer(
    asked_for, stack
):
    operator = Operator(stack)
    try:
        producer, report = asked_for("http-401")
        shows(producer, *GOES_ON)
        assert "NIPR refused the credentials" in operator.says("nipr", "spending")
        report.heal()
    finally:
        # The one queue of calls stands still, for every other test too.
        operator.says("nipr", "resume")
    shows(producer, "Your PDB report is here")
