"""The whole story: from invitation to Welcome Letter, one request included."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from story.browser import Browser
from story.ceremony import sign_packet
from story.mailbox import Mail, Mailbox
from story.people import Producer, StaffLogin
from story.plain_browser import PlainBrowser
from story.producer_steps import ProducerAtWork
from story.staff_steps import StaffAtWork
from story.waiting import reload_until

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the running system is reached."""

    gateway: str
    mail: str


class Tale:
    """Tells the story step by step; each step says what happened through `tell`."""

    def __init__(
        self,
        addresses: Addresses,
        *,
        person: Producer,
        recruiter: StaffLogin,
        reviewer: StaffLogin,
        tell: Tell,
        new_browser: Callable[[str], Browser] = PlainBrowser,
    ) -> None:
        """Seat everybody at a browser of their own."""
        self.mailbox = Mailbox(addresses.mail)
        self.producer = ProducerAtWork(new_browser(addresses.gateway), person)
        self.recruiter = StaffAtWork(new_browser(addresses.gateway), recruiter)
        self.reviewer = StaffAtWork(new_browser(addresses.gateway), reviewer)
        self._tell = tell

    def close(self) -> None:
        """Close every browser and the mailbox, also when one of them cannot be."""
        with ExitStack() as opened:
            opened.callback(self.mailbox.close)
            for person in (self.producer, self.recruiter, self.reviewer):
                opened.callback(person.browser.close)

    def run(self) -> str:
        """Tell the whole story; give the producer identification number."""
        self.invite()
        self.sign_in_for_the_first_time()
        self.identify()
        self.fill_tabs()
        self.sign()
        self.submit()
        self.ask_and_answer()
        return self.approve()

    def invite(self) -> None:
        """Send the recruiter's invitation."""
        self.recruiter.sign_in()
        self.recruiter.invite(self.producer.person)
        self._tell("The recruiter sent the invitation.")

    def sign_in_for_the_first_time(self) -> None:
        """Let the producer follow the mailed link and choose a password."""
        mail = self._mail("Onboarding Invitation")
        self.producer.follow_invitation(mail)
        self._tell(
            f"{self.producer.login_name} followed the mailed link to case "
            f"{self.producer.key} and chose a password."
        )

    def identify(self) -> None:
        """Find the producer in NIPR."""
        self.producer.identify()
        self._tell("NIPR knows the producer; the PDB report was authorized and came.")

    def fill_tabs(self) -> None:
        """Fill in everything before eSignature."""
        self.producer.fill_all_tabs()
        self._tell("All tabs are filled in; the E&O declaration page is uploaded.")

    def sign(self) -> None:
        """Review and sign the packet."""
        titles = sign_packet(self.producer)
        self._tell(f"Reviewed and signed: {', '.join(titles)}.")

    def submit(self) -> None:
        """Hand the case to review."""
        self.producer.submit()
        self._shows("HCSC Review")
        self._tell("Submitted: the status is HCSC Review.")

    def ask_and_answer(self) -> None:
        """Have the reviewer ask for one more thing, and get it."""
        key, message = self.producer.key, "Please upload a readable declaration page."
        self.reviewer.sign_in()
        self.reviewer.request_information(key, message, "E&O")
        mail = self._mail("Additional information needed")
        if message not in " ".join(mail.text.split()):
            raise AssertionError("the mail does not say what is needed")
        self._tell("The reviewer asked for a readable declaration page.")
        self.producer.upload_declaration_page("EO-2026-2")
        sign_packet(self.producer)
        self.producer.submit()
        self._shows("HCSC Review")
        self._tell("The producer uploaded it, signed again and submitted again.")

    def approve(self) -> str:
        """Approve; the Welcome Letter comes by mail with the number."""
        self.reviewer.approve(self.producer.key)
        mail = self._mail("Welcome Letter")
        number = re.search(r"\b[1-9]\d{8}\b", mail.text)
        if number is None or not mail.attached:
            raise AssertionError("the Welcome Letter lacks its number or its PDF")
        self._tell(f"Approved. The Welcome Letter brought the number {number[0]}.")
        return number[0]

    def _mail(self, subject: str) -> Mail:
        return self.mailbox.wait_for(self.producer.person.email, subject)

    def _shows(self, status: str) -> None:
        browser = self.producer.browser
        self.producer.go("status")
        reload_until(browser, f"status {status}", lambda: status in browser.text)
