"""Producers who are some way into the story already, brought there without Chromium."""

from collections.abc import Callable
from contextlib import ExitStack

from playwright.sync_api import Browser as Chromium

from story.ceremony import sign_packet
from story.mailbox import Mail, Mailbox
from story.people import Producer, StaffLogin
from story.plain_browser import PlainBrowser
from story.producer_steps import ProducerAtWork
from story.simulated_people import new_producer
from story.staff_steps import StaffAtWork
from story.tale import Addresses
from story.waiting import reload_until
from tests.support.chromium import ChromiumBrowser
from tests.support.pages import (
    assert_accessible,
    assert_accessible_without_scripts,
    new_context,
)

PATIENCE = 90
"""Seconds after which even a loaded machine should have done one step."""


class Beginnings:
    """Begins cases, each with a person of its own, and takes them up to a stage."""

    def __init__(
        self, addresses: Addresses, *, simulator: str, recruiter: StaffLogin
    ) -> None:
        """Seat the recruiter, who invites everybody once signed in."""
        self.addresses = addresses
        self.simulator = simulator
        self.mailbox = Mailbox(addresses.mail)
        self._opened: list[PlainBrowser] = []
        self.recruiter = StaffAtWork(self.browser(), recruiter)

    def browser(self) -> PlainBrowser:
        """Give an empty browser without JavaScript."""
        browser = PlainBrowser(self.addresses.gateway)
        self._opened.append(browser)
        return browser

    def close(self) -> None:
        """Close what was opened here, also when something of it cannot be."""
        with ExitStack() as opened:
            opened.callback(self.mailbox.close)
            for browser in self._opened:
                opened.callback(browser.close)

    def invited(self, person: Producer | None = None) -> tuple[ProducerAtWork, Mail]:
        """Invite somebody; gives them before they followed their mailed link."""
        invitee = person or new_producer(self.simulator)
        self.recruiter.invite(invitee)
        mail = self.mailbox.wait_for(
            invitee.email, "Onboarding Invitation", within=PATIENCE
        )
        producer = ProducerAtWork(self.browser(), invitee)
        producer.key = mail.link.rsplit("/", 1)[1]
        producer.login_name = mail.after("User ID")
        return producer, mail

    def signed_in(self, person: Producer | None = None) -> ProducerAtWork:
        """Go on to a password of the producer's own."""
        producer, mail = self.invited(person)
        producer.follow_invitation(mail)
        return producer

    def identified(self, person: Producer | None = None) -> ProducerAtWork:
        """Go on to the open tabs."""
        producer = self.signed_in(person)
        producer.identify()
        return producer

    def filled(self, person: Producer | None = None) -> ProducerAtWork:
        """Go on to complete tabs."""
        producer = self.identified(person)
        producer.fill_all_tabs()
        return producer

    def signed(self, person: Producer | None = None) -> ProducerAtWork:
        """Go on to the signed packet, ready to submit."""
        producer = self.filled(person)
        sign_packet(producer)
        producer.go("check")
        browser = producer.browser
        reload_until(
            browser, "Submit", lambda: browser.has_button("Submit"), within=PATIENCE
        )
        return producer

    def submitted(self, person: Producer | None = None) -> ProducerAtWork:
        """Go on to HCSC Review."""
        producer = self.signed(person)
        producer.browser.press("Submit")
        return producer


class Windows:
    """Opens Chromium windows for people who are signed in elsewhere already."""

    def __init__(self, chromium: Chromium) -> None:
        """Open nothing yet."""
        self._chromium = chromium
        self._close: list[Callable[[], None]] = []

    def of(
        self, producer: ProducerAtWork, *, address: str = "", **options
    ) -> ChromiumBrowser:
        """Open a window that has the producer's session, as a rule at their gateway."""
        plain = producer.browser
        context = new_context(self._chromium, **options)
        self._close.append(context.close)
        context.add_cookies(
            [
                {"name": cookie.name, "value": cookie.value, "url": plain.base_url}
                for cookie in plain.http.cookies.jar
            ]
        )
        address = address or plain.base_url
        return ChromiumBrowser(context, address, _judge(**options))

    def empty(self, address: str, **options) -> ChromiumBrowser:
        """Open a window of somebody who is not signed in."""
        context = new_context(self._chromium, **options)
        self._close.append(context.close)
        return ChromiumBrowser(context, address, _judge(**options))

    def beside(self, window: ChromiumBrowser) -> ChromiumBrowser:
        """Open one more window of the same browser."""
        return ChromiumBrowser(window.context, window.base_url, assert_accessible)

    def close(self) -> None:
        """Close all windows, also when one of them cannot be."""
        with ExitStack() as opened:
            for close in self._close:
                opened.callback(close)


def _judge(*, java_script_enabled: bool = True, **_: object) -> Callable[..., None]:
    scripted, plain = assert_accessible, assert_accessible_without_scripts
    return scripted if java_script_enabled else plain
