"""Is the insurance company found in a long list by keyboard, and never guessed?"""

import re

import pytest
from playwright.sync_api import expect

from tests.support.beginnings import PATIENCE
from tests.support.covers import covers
from tests.support.keyboard import tab_to, type_into

LABEL = "Insurance company"
CHUBB = "Chubb Insurance Company"


@pytest.fixture(scope="module")
def producer(beginnings):
    return beginnings.identified()


@pytest.fixture
def window(producer, windows):
    """A window on E&O that has nothing in it."""
    opened = windows.of(producer)
    opened.open(f"/cases/{producer.key}/e-and-o")
    expect(combobox(opened)).to_have_attribute("aria-expanded", "false")
    return opened


def combobox(window):
    return window.page.get_by_role("combobox", name=LABEL)


def options(window):
    return window.page.get_by_role("listbox").get_by_role("option")


def press(window, *keys):
    for key in keys:
        window.page.keyboard.press(key)


def save_by_keyboard(window):
    """Go to Save, press it, and come to what was saved."""
    tab_to(window.page, "Save")
    with window.page.expect_navigation(timeout=PATIENCE * 1000):
        press(window, "Enter")
    window.judge(window.page)


@covers("EO-1", "NEW-11")
def test_a_company_is_chosen_by_keyboard_alone_and_each_step_is_announced(
    producer, window
):
    type_into(window.page, LABEL, "hub")
    field = combobox(window)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(options(window).filter(has_text=CHUBB)).to_have_count(1)
    assert field.get_attribute("aria-controls") == window.page.get_by_role(
        "listbox"
    ).get_attribute("id")
    count = options(window).count()
    spoken = window.page.get_by_role("status").filter(has_text="available")
    expect(spoken).to_contain_text(
        re.compile(rf"\b{count} results? (is|are) available")
    )
    window.judge(window.page)
    while CHUBB not in chosen(window):
        press(window, "ArrowDown")
    press(window, "Enter")
    expect(field).to_have_value(CHUBB)
    expect(field).to_have_attribute("aria-expanded", "false")
    save_by_keyboard(window)
    expect(combobox(window)).to_have_value(CHUBB)
    producer.go("e-and-o")
    assert producer.browser.value_of(LABEL) == CHUBB


def chosen(window):
    """Tell which option the arrow keys have come to."""
    selected = window.page.locator("[role=option][aria-selected=true]")
    return selected.inner_text() if selected.count() else ""


@covers("EO-1", "TAB-2")
def test_a_misspelled_company_is_kept_as_typed_and_no_other_is_guessed(
    producer, window
):
    type_into(window.page, LABEL, "Chub Insurance")
    expect(options(window)).to_have_text(["No results found"])
    save_by_keyboard(window)
    assert window.page.title().startswith("Error: ")
    field = combobox(window)
    expect(field).to_have_value("Chub Insurance")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        re.compile("Choose your insurance company from the list, or OTHER")
    )
    producer.go("e-and-o")
    assert producer.browser.value_of(LABEL) == "Chub Insurance"
    # What is wrong is not offered again.
    type_into(window.page, LABEL, "chub")
    expect(options(window).filter(has_text=CHUBB)).to_have_count(1)
    expect(options(window).filter(has_text="Chub Insurance")).to_have_count(0)


@covers("EO-1")
def test_a_name_typed_in_full_is_taken_by_whoever_presses_save_at_once(window):
    type_into(window.page, LABEL, CHUBB.lower())
    window.press("Save")
    expect(combobox(window)).to_have_value(CHUBB)


@covers("EO-1", "NEW-11")
def test_escape_closes_the_list_and_nothing_is_chosen(window):
    list_of_names = window.page.locator("select[name=company]")
    before = list_of_names.input_value()
    type_into(window.page, LABEL, "insur")
    expect(combobox(window)).to_have_attribute("aria-expanded", "true")
    press(window, "ArrowDown", "Escape")
    expect(combobox(window)).to_have_attribute("aria-expanded", "false")
    expect(options(window).first).to_be_hidden()
    assert list_of_names.input_value() == before


@covers("EO-1", "NEW-11")
def test_where_no_company_matches_other_opens_a_field_for_its_name(producer, window):
    type_into(window.page, LABEL, "Prairie Mutual")
    expect(options(window)).to_have_text(["No results found"])
    press(window, "Control+A")
    window.page.keyboard.type("other")
    press(window, "ArrowDown", "Enter")
    expect(combobox(window)).to_have_value("OTHER")
    type_into(window.page, "Company name", "Prairie Mutual")
    save_by_keyboard(window)
    expect(combobox(window)).to_have_value("OTHER")
    assert window.value_of("Company name") == "Prairie Mutual"
    producer.go("e-and-o")
    assert producer.browser.value_of(LABEL) == "OTHER"
