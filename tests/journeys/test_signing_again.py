"""Is signed again what a request for information changed, or all, as it is set?"""

import pytest

from story.ceremony import sign_packet
from story.staff_steps import StaffAtWork
from story.waiting import reload_until
from tests.support.beginnings import PATIENCE
from tests.support.beside import beside
from tests.support.covers import covers
from tests.support.presses import press_at_once

SUBJECT = "Additional information needed"


@pytest.fixture(scope="module")
def sparing(stack):
    """A gateway before a documents service that keeps what is signed and unchanged."""
    with (
        beside("documents", home=stack, DOCUMENTS_SIGN_AGAIN="changed") as documents,
        beside(
            "gateway",
            home=stack,
            GATEWAY_DOCUMENTS_URL=documents,
            GATEWAY_PUBLIC_URL="{address}",
        ) as gateway,
    ):
        yield gateway


@pytest.fixture(scope="module")
def signed_in(beginnings, staff):
    """The reviewer, who signs in once."""
    made = StaffAtWork(beginnings.browser(), staff["reviewer"])
    made.sign_in()
    return made


@pytest.fixture
def reviewer(signed_in, windows):
    """The reviewer at a window."""
    return StaffAtWork(windows.of(signed_in), signed_in.login)


@pytest.fixture
def asked(beginnings, reviewer):
    """Give a producer of whom the reviewer has asked to change General."""

    def ask(why):
        producer = beginnings.submitted()
        window = reviewer.browser
        reviewer.claim(producer.key)
        window.choose("Verdict on General", "Not acceptable, because")
        window.page.locator("#because_general").fill(why)
        window.press("Save verdicts")
        assert window.value_of("Message") == f"General: {why}"
        window.press("Request information")
        mail = beginnings.mailbox.wait_for(
            producer.person.email, SUBJECT, within=PATIENCE
        )
        assert why in " ".join(mail.text.split())
        return producer

    return ask


def change(producer, window, field, value, **where):
    """Change General, and have the documents made anew."""
    window.open(f"/cases/{producer.key}/general")
    window.fill(field, value, **where)
    window.press("Save and continue")
    window.open(f"/cases/{producer.key}/esignature")
    sections = window.page.get_by_role("navigation", name="Sections").first.inner_text()
    assert "eSignature Needs your attention" in " ".join(sections.split())
    assert "Your answers or the fees changed" in window.text
    window.press("Continue")


def sign_in_window(producer, window):
    """Sign what is asked for; gives the titles."""
    plain, producer.browser = producer.browser, window
    titles = sign_packet(producer)
    producer.browser = plain
    return titles


def submit_twice_at_once(producer):
    """Press Submit in two windows, which submits once."""
    browser = producer.browser
    producer.go("check")
    reload_until(
        browser, "Submit", lambda: browser.has_button("Submit"), within=PATIENCE
    )
    press_at_once("Submit", browser, browser.twin())


def sees_the_round(reviewer, producer, why):
    """The desk keeps what was asked, and that it was answered once."""
    window = reviewer.browser
    reviewer.open_case(producer.key)
    reload_until(window, "the answer", lambda: "Answered " in window.text)
    kept = window.page.locator("#requests + ol li").all_inner_texts()
    assert [why in entry for entry in kept] == [True]
    # The earlier ones are folded.
    history = window.page.locator("section:has(#history) li").all_text_contents()
    assert len([entry for entry in history if "Submitted" in entry]) == 2


@covers("SIG-5", "NEW-3", "REV-4", "PEER-4")
def test_a_new_phone_number_has_the_agreement_alone_signed_again(
    sparing, asked, reviewer, windows
):
    why = "This telephone number is not in service."
    producer = asked(why)
    window = windows.of(producer, address=sparing)
    change(producer, window, "Business phone", "(512) 555-0188")
    for words in (
        "Producer Agreement differs in:",
        "Business phone: before (512) 555-0100 now (512) 555-0188",
        "To sign or review now: Producer Agreement.",
        "what you signed or reviewed still counts: Oklahoma Addendum, W-9.",
    ):
        assert words in window.text
    assert sign_in_window(producer, window) == ["Producer Agreement"]
    window.open(f"/cases/{producer.key}/check")
    reload_until(window, "Submit", lambda: window.has_button("Submit"), within=PATIENCE)
    window.press("Submit")
    sees_the_round(reviewer, producer, why)


@covers("SIG-5", "NEW-3", "REV-4", "PEER-4")
def test_a_new_address_has_all_signed_again_as_it_is_set(asked, reviewer, windows):
    why = "Mail to this address came back."
    producer = asked(why)
    window = windows.of(producer)
    street = ("Street address", "7 Prairie Avenue")
    change(producer, window, *street, group="Primary address")
    for words in (
        "Line 5, Address: before 100 Example Street now 7 Prairie Avenue",
        "To sign or review now: Producer Agreement, Oklahoma Addendum, W-9.",
    ):
        assert words in window.text
    everything = ["Producer Agreement", "Oklahoma Addendum", "W-9"]
    assert sign_in_window(producer, window) == everything
    submit_twice_at_once(producer)
    sees_the_round(reviewer, producer, why)
