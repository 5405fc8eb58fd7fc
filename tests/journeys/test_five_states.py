"""Does a producer invited for five states choose, see the fees, and sign for each?"""

import pytest
from playwright.sync_api import expect

from story.ceremony import sign_packet
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers
from tests.support.five_states import five_state_producer

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
