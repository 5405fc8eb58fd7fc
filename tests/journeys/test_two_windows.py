"""Is work in two windows, or on two devices, told apart and never lost?"""

import pytest
from playwright.sync_api import expect

from tests.support.covers import covers

HERE = "general"


@pytest.fixture(scope="module")
def producer(beginnings):
    made = beginnings.identified()
    made.fill_general()
    return made


def on_general(window, producer):
    """Open General and wait until autosave is at work."""
    window.open(f"/cases/{producer.key}/{HERE}")
    return window


def city(window, value):
    """Type a city, as a person does, key by key."""
    group = window.page.get_by_role("group", name="Primary address")
    group.get_by_label("City").first.fill(value)


def says(window, sentence):
    expect(window.page.locator("[data-autosave-status]")).to_contain_text(
        sentence, timeout=60_000
    )


def refuse_autosave(route):
    """Cut the connection for what is saved by itself."""
    if route.request.method == "PATCH":
        route.abort()
    else:
        route.continue_()


@covers("TAB-3", "NEW-10")
def test_a_window_with_nothing_typed_shows_what_another_window_saved(producer, windows):
    first = on_general(windows.of(producer), producer)
    second = on_general(windows.beside(first), producer)
    city(first, "El Paso")
    says(first, "Saved at")
    group = second.page.get_by_role("group", name="Primary address")
    expect(group.get_by_label("City").first).to_have_value("El Paso", timeout=60_000)


@covers("TAB-3", "NEW-10")
def test_save_and_continue_is_told_to_other_windows_too(producer, windows):
    first = on_general(windows.of(producer), producer)
    second = on_general(windows.beside(first), producer)
    city(first, "Amarillo")
    first.press("Save and continue")
    group = second.page.get_by_role("group", name="Primary address")
    expect(group.get_by_label("City").first).to_have_value("Amarillo", timeout=60_000)


@covers("TAB-3", "EO-7")
def test_a_chosen_file_outlives_what_another_window_saves(producer, windows):
    first, address = windows.of(producer), f"/cases/{producer.key}/e-and-o"
    second = windows.beside(first)
    first.open(address)
    second.open(address)
    file = second.page.locator("input[type=file]")
    page = {"name": "page.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    file.set_input_files(page)
    first.fill("Policy number", "EO-2026-7")
    says(first, "Saved at")
    says(second, "saved in another window. Press Save")
    assert file.evaluate("input => input.files.length") == 1


@covers("TAB-3", "NEW-10")
def test_a_second_window_is_told_and_chooses_field_by_field(producer, windows):
    first = on_general(windows.of(producer), producer)
    second = on_general(windows.beside(first), producer)
    second.page.route("**/general", refuse_autosave)
    second.fill("Business phone", "(512) 555-0177")
    says(second, "Not saved yet; trying again")
    city(first, "Laredo")
    says(first, "Saved at")
    says(second, "saved in another window. Press Save")
    second.page.unroute("**/general")
    second.judge(second.page)
    second.press("Save")
    assert (second.status, second.heading) == (409, "Two versions of General")
    assert second.page.get_by_label("Saved: Laredo").is_checked()
    second.choose("Business phone", "Yours: (512) 555-0177")
    second.press("Save")
    assert second.value_of("Business phone") == "(512) 555-0177"
    assert second.value_of("City", group="Primary address") == "Laredo"


@covers("SUB-1", "TAB-3")
def test_a_window_whose_section_was_closed_meanwhile_says_why(producer, windows):
    window = on_general(windows.of(producer), producer)
    answer = {"title": "That was not possible", "detail": "It is submitted."}
    window.page.route(
        "**/general", lambda route: route.fulfill(status=409, json=answer)
    )
    window.fill("Business phone", "(512) 555-0188")
    says(window, "It is submitted.")


@covers("TAB-3", "NEW-10")
def test_two_devices_without_javascript_meet_the_same_question(producer, beginnings):
    elsewhere = beginnings.browser()
    elsewhere.open(f"/c/{producer.key}")
    elsewhere.fill("Login Name", producer.login_name)
    elsewhere.fill("Password", producer.person.password)
    elsewhere.press("Submit")
    here = producer.browser
    for device in (here, elsewhere):
        device.open(f"/cases/{producer.key}/{HERE}")
    here.fill("ZIP code", "78702", group="Primary address")
    here.press("Save")
    elsewhere.fill("ZIP code", "78703", group="Primary address")
    elsewhere.fill("Street address line 2", "Suite 5", group="Primary address")
    elsewhere.press("Save")
    assert elsewhere.status == 409
    assert elsewhere.value_of("Saved: 78702") == "78702"
    elsewhere.choose("Primary address: ZIP code", "Yours: 78703")
    elsewhere.press("Save")
    assert elsewhere.status == 200
    here.reload()
    assert here.value_of("ZIP code", group="Primary address") == "78703"


@covers("TAB-3")
def test_saving_the_same_twice_is_no_conflict(producer):
    browser = producer.browser
    producer.go(HERE)
    stale = browser.value_of("City", group="Primary address")
    browser.fill("City", "Waco", group="Primary address")
    browser.press("Save")
    producer.go(HERE)
    assert (browser.status, stale != "Waco") == (200, True)
    assert browser.value_of("City", group="Primary address") == "Waco"
