"""Does a producer invited for five states choose, see the fees, and sign for each?"""

import pytest
from playwright.sync_api import expect

from story.ceremony import sign_packet
from story.staff_steps import StaffAtWork
from story.waiting import reload_until
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers
from tests.support.five_states import (
    STATES,
    five_licenses_producer,
    five_state_producer,
)

HMO = "Do you also want to contract for BlueLincs HMO?"
ADDENDA = ["New Mexico Addendum", "Oklahoma Addendum", "Montana Addendum"]


@pytest.fixture(scope="module")
def producer(beginnings):
    """Somebody with licenses that count in three of the five states."""
    return beginnings.identified(five_state_producer(beginnings.simulator))


def total(window):
    """The foot of the fee list, as it stands on the page."""
    return window.page.locator("#fees tfoot")


@covers("LIC-1", "LIC-2", "FEE-1")
def test_the_fees_add_up_while_states_are_chosen(producer, windows):
    window = windows.of(producer)
    window.open(f"/cases/{producer.key}/licenses")
    boxes = window.page.get_by_role("checkbox").all()
    assert [box.get_attribute("name") for box in boxes] == ["MT", "NM", "OK"]
    assert "expired on" in window.page.locator("#TX-about").inner_text()
    about_illinois = window.page.locator("#IL-about").inner_text()
    assert "no active line of authority for health" in about_illinois
    window.tick("New Mexico")
    expect(total(window)).to_contain_text("$20.00", timeout=PATIENCE * 1000)
    window.tick("Oklahoma")
    no = window.page.get_by_role("group", name=HMO).get_by_role("radio", name="No")
    expect(no).to_be_checked()
    expect(total(window)).to_contain_text("$50.00", timeout=PATIENCE * 1000)
    window.choose(HMO, "Yes")
    expect(total(window)).to_contain_text("$80.00", timeout=PATIENCE * 1000)
    window.judge(window.page)


@covers("LIC-1", "LIC-2", "FEE-1")
def test_the_fees_add_up_with_each_save_without_javascript(producer, windows):
    window = windows.of(producer, java_script_enabled=False)
    window.open(f"/cases/{producer.key}/licenses")
    window.choose(HMO, "No")
    window.press("Save")
    expect(total(window)).to_contain_text("$50.00")
    window.tick("Montana")
    window.press("Save")
    fees = " ".join(window.page.locator("#fees").inner_text().split())
    for line in ("Montana", "$0.00", "New Mexico", "$20.00", "Oklahoma", "$30.00"):
        assert line in fees
    expect(total(window)).to_contain_text("$50.00")


@covers("APT-1", "SIG-2", "FEE-1", "FEE-2", "SUB-1")
def test_all_three_addenda_are_signed_with_the_fees_that_were_shown(producer, windows):
    plain, producer.browser = producer.browser, windows.of(producer)
    window = producer.browser
    for fill in (
        producer.fill_general,
        producer.answer_background,
        producer.fill_e_and_o,
        producer.fill_banking,
        producer.sign_code_of_conduct,
    ):
        fill()
    window.open(f"/cases/{producer.key}/appointments")
    rows = window.page.locator("tbody tr").all_inner_texts()
    assert [row.split("\t")[1] for row in rows] == ["OK", "TX"]
    titles = sign_packet(producer)
    assert titles == ["Producer Agreement", *ADDENDA, "W-9"]
    window.open(f"/cases/{producer.key}/esignature/producer-agreement/text")
    assert "$50.00" in window.text
    producer.submit()
    producer.browser = plain
    window.open(f"/cases/{producer.key}/licenses")
    expect(total(window)).to_contain_text("$50.00")


@pytest.fixture(scope="module")
def licensed(beginnings):
    """Somebody with licenses that count in all five states."""
    return beginnings.identified(five_licenses_producer(beginnings.simulator))


@covers("LIC-1", "LIC-2", "FEE-1")
def test_all_five_states_are_chosen_and_illinois_needs_no_appointment(
    licensed, windows
):
    window = windows.of(licensed)
    window.open(f"/cases/{licensed.key}/licenses")
    for state in STATES:
        window.tick(state)
    window.choose(HMO, "Yes")
    expect(total(window)).to_contain_text("$93.50", timeout=PATIENCE * 1000)
    window.press("Save")
    rows = window.page.locator("#fees tbody tr").all_inner_texts()
    # Below each state stands the rule that says so.
    cells = [[cell.split("\n")[0] for cell in row.split("\t")] for row in rows]
    assert [(state.strip(), fee.strip()) for state, fee, *_ in cells] == [
        ("Illinois", "No appointment needed"),
        ("Montana", "$0.00"),
        ("New Mexico", "$20.00"),
        ("Oklahoma", "$30.00"),
        ("BlueLincs HMO", "$30.00"),
        ("Texas", "$13.50"),
    ]
    expect(total(window)).to_contain_text("$93.50")


@covers("EO-6", "SIG-2", "FEE-2", "SUB-1", "REV-5", "PEER-7")
def test_a_producer_of_five_states_is_insured_for_the_highest_and_appointed_in_each(
    licensed, windows, staff
):
    for fill in (
        licensed.fill_general,
        licensed.answer_background,
        licensed.fill_e_and_o,
        licensed.fill_banking,
        licensed.sign_code_of_conduct,
    ):
        fill()
    licensed.go("check")
    assert "below $1,000,000, the minimum for Montana" in licensed.browser.text
    licensed.go("e-and-o")
    for limit in ("Per occurrence limit", "Aggregate limit"):
        licensed.browser.fill(limit, "$1,000,000")
    licensed.browser.press("Save and continue")
    licensed.go("check")
    assert "the minimum for Montana" not in licensed.browser.text
    plain, licensed.browser = licensed.browser, windows.of(licensed)
    assert sign_packet(licensed) == ["Producer Agreement", *ADDENDA, "W-9"]
    licensed.browser.open(f"/cases/{licensed.key}/esignature/producer-agreement/text")
    assert "$93.50" in licensed.browser.text
    licensed.submit()
    licensed.browser = plain
    reviewer = StaffAtWork(windows.empty(plain.base_url), staff["reviewer"])
    reviewer.sign_in()
    reviewer.approve(licensed.key)
    desk = reviewer.browser
    assert "The case is approved." in desk.text
    reload_until(desk, "five appointments", lambda: appointed(desk) == 5)
    assert states_of(desk) == [
        ("Illinois", "Recorded"),
        ("Montana", "Appointed"),
        ("New Mexico", "Appointed"),
        ("Oklahoma", "Appointed"),
        ("Oklahoma, BlueLincs HMO", "Appointed"),
        ("Texas", "Appointed"),
    ]


def appointed(desk):
    """Count the appointments that the states made."""
    return [status for _, status in states_of(desk)].count("Appointed")


def states_of(desk):
    """List for what the producer is to be appointed, and how far it is."""
    lines = desk.page.get_by_role("region", name="Appointments with the states")
    return [
        (line.locator("strong").inner_text(), line.locator(".word").inner_text())
        for line in lines.get_by_role("listitem").all()
    ]
