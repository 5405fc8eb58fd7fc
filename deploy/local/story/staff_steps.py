"""What recruiter and reviewer do."""

from story.browser import Browser
from story.people import Producer, StaffLogin
from story.waiting import reload_until


class StaffAtWork:
    """A recruiter or reviewer at a browser."""

    def __init__(self, browser: Browser, login: StaffLogin) -> None:
        """Sit down; nothing is opened yet."""
        self.browser = browser
        self.login = login

    def sign_in(self) -> None:
        """Sign in."""
        browser = self.browser
        browser.open("/sign-in")
        browser.fill("Login Name", self.login.login_name)
        browser.fill("Password", self.login.password)
        browser.press("Submit")

    def invite(self, person: Producer) -> None:
        """Invite a producer for their states."""
        browser = self.browser
        browser.open("/invitations/new")
        browser.fill("First name", person.first_name)
        browser.fill("Last name", person.last_name)
        browser.fill("Email address", person.email)
        for state in person.states:
            browser.tick(state, group="Selling states")
        browser.press("Send invitation")

    def open_case(self, key: str) -> None:
        """Open a case of the queue once it is there."""
        browser = self.browser
        browser.open(f"/review/{key}")
        reload_until(browser, "the case in review", lambda: browser.status == 200)

    def claim(self, key: str) -> None:
        """Claim a case."""
        self.open_case(key)
        if self.browser.has_button("Claim"):
            self.browser.press("Claim")

    def request_information(self, key: str, message: str, section: str) -> None:
        """Ask the producer for more and reopen a section."""
        browser = self.browser
        self.claim(key)
        browser.fill("Message", message)
        browser.tick(section, group="Sections to reopen")
        browser.press("Request information")

    def approve(self, key: str) -> None:
        """Approve a case."""
        self.claim(key)
        self.browser.press("Approve")
