"""Are fields that belong to an answer shown with it, and only with it?"""

import pytest
from playwright.sync_api import expect

from tests.support.covers import covers


@pytest.fixture(scope="module")
def producer(beginnings):
    return beginnings.identified()


@pytest.fixture
def window(producer, windows):
    return windows.of(producer)


def field(window, label):
    return window.page.get_by_label(label, exact=True).first


@covers("BGQ-1")
def test_an_explanation_is_asked_for_with_a_yes(producer, window):
    window.open(f"/cases/{producer.key}/background-questionnaire")
    expect(field(window, "Explanation")).to_be_hidden()
    window.choose("1. ", "Yes")
    expect(field(window, "Explanation")).to_be_visible()
    window.choose("1. ", "No")
    expect(field(window, "Explanation")).to_be_hidden()


@covers("LIC-2")
def test_bluelincs_is_asked_for_with_oklahoma(producer, window):
    window.open(f"/cases/{producer.key}/licenses")
    group = window.page.get_by_text("Do you also want to contract for BlueLincs HMO?")
    expect(group).to_be_hidden()
    window.tick("Oklahoma")
    expect(group).to_be_visible()


@covers("EO-1")
def test_the_name_of_a_company_is_asked_for_with_other(producer, window):
    window.open(f"/cases/{producer.key}/e-and-o")
    expect(field(window, "Company name")).to_be_hidden()
    window.fill("Insurance company", "OTHER")
    expect(field(window, "Company name")).to_be_visible()


@covers("GEN-1")
def test_a_mailing_address_is_asked_for_unless_it_is_the_same(producer, window):
    window.open(f"/cases/{producer.key}/general")
    group = window.page.get_by_role("group", name="Mailing address")
    same = window.page.get_by_label("Same as primary address")
    if same.is_checked():
        same.locator("xpath=following-sibling::label").click()
    expect(group.get_by_label("City")).to_be_visible()
    window.tick("Same as primary address")
    expect(group.get_by_label("City")).to_be_hidden()
