"""Does the whole story work, with JavaScript and without?"""

import re

from tests.support.covers import covers


@covers(
    "WHO-1",
    "WHO-2",
    "WHO-3",
    "INV-1",
    "INV-2",
    "PWD-2",
    "HOME-1",
    "HOME-2",
    "SIG-3",
    "SIG-6",
    "SUB-1",
    "REV-3",
    "REV-4",
    "REV-5",
)
def test_a_producer_goes_from_invitation_to_welcome_letter_without_javascript(
    person, new_tale
):
    number = new_tale(person).run()
    assert re.fullmatch(r"[1-9]\d{8}", number)


@covers("TAB-1", "SIG-1", "SIG-2", "NEW-10")
def test_the_same_story_in_chromium_with_every_page_accessible(
    person, new_tale, new_window
):
    number = new_tale(person, new_browser=new_window).run()
    assert re.fullmatch(r"[1-9]\d{8}", number)


@covers("TAB-1")
def test_the_same_story_on_a_phone(person, new_tale, new_window):
    def phone(address):
        return new_window(
            address, viewport={"width": 390, "height": 844}, is_mobile=True
        )

    number = new_tale(person, new_browser=phone).run()
    assert re.fullmatch(r"[1-9]\d{8}", number)
