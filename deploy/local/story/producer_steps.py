"""What the producer does, page by page."""

from datetime import date, timedelta

from story.browser import Browser
from story.declaration_page import declaration_page
from story.mailbox import Mail
from story.people import Producer
from story.waiting import reload_until

NEXT = "Save and continue"


class ProducerAtWork:
    """A producer at a browser."""

    def __init__(self, browser: Browser, person: Producer) -> None:
        """Sit down; `key` is known once the invitation was followed."""
        self.browser = browser
        self.person = person
        self.key = ""
        self.login_name = ""

    def follow_invitation(self, mail: Mail) -> None:
        """Follow the link, sign in with the temporary password, choose an own one."""
        browser = self.browser
        self.key = mail.link.rsplit("/", 1)[1]
        self.login_name = mail.after("User ID")
        browser.open(mail.link)
        self.sign_in(mail.after("Temporary password"))
        browser.fill("New password", self.person.password)
        browser.fill("Confirm new password", self.person.password)
        browser.press("Change Password")

    def sign_in(self, password: str | None = None) -> None:
        """Sign in on the page that is open."""
        browser = self.browser
        browser.fill("Login Name", self.login_name)
        browser.fill("Password", password or self.person.password)
        browser.press("Submit")

    def go(self, section: str) -> None:
        """Open an address under the case."""
        self.browser.open(f"/cases/{self.key}/{section}")

    def identify(self) -> None:
        """Give the SSN, see who NIPR says this is, authorize the PDB report."""
        self.give_ssn()
        self.authorize_report()

    def give_ssn(self) -> None:
        """Ask to be looked up."""
        browser = self.browser
        self.go("start")
        browser.fill("Social Security Number", self.person.ssn)
        browser.fill("Confirm Social Security Number", self.person.ssn)
        browser.press("Continue")

    def authorize_report(self) -> None:
        """Wait for NIPR's answer and let the report be obtained."""
        browser = self.browser
        reload_until(
            browser, "NIPR's answer", lambda: "National Producer Number" in browser.text
        )
        browser.tick("I authorize HCSC to obtain a PDB report from NIPR")
        browser.press("Submit")
        reload_until(browser, "the report", self._tabs_are_open)

    def _tabs_are_open(self) -> bool:
        if self.browser.path.endswith("/start"):
            self.go("general")
        return self.browser.path.endswith("/general")

    def fill_general(self) -> None:
        """Confirm how and where to be reached."""
        browser = self.browser
        self.go("general")
        browser.fill("Email address", self.person.email)
        browser.fill("Business phone", "(512) 555-0100")
        address = {
            "Street address": "100 Example Street",
            "City": "Austin",
            "State": "TX",
            "ZIP code": "78701",
        }
        for label, value in address.items():
            browser.fill(label, value, group="Primary address")
        browser.tick("Same as primary address")
        browser.press(NEXT)

    def choose_states(self) -> None:
        """Tick the states to contract for."""
        browser = self.browser
        self.go("licenses")
        for state in self.person.states:
            browser.tick(state)
        if "Oklahoma" in self.person.states:
            browser.choose("Do you also want to contract for BlueLincs HMO?", "No")
        browser.press(NEXT)

    def answer_background(self) -> None:
        """Answer the ten questions with No."""
        self.go("background-questionnaire")
        for number in range(1, 11):
            self.browser.choose(f"{number}. ", "No")
        self.browser.press(NEXT)

    def fill_e_and_o(self, policy_number: str = "EO-2026-1") -> None:
        """Enter the policy and upload its declaration page."""
        browser = self.browser
        self.upload_declaration_page(policy_number)
        today = date.today()  # noqa: DTZ011, TID251 (a person's own calendar)
        values = {
            "Insurance company": "Chubb Insurance Company",
            "Policy number": policy_number,
            "Effective date": f"{today - timedelta(days=90):%m/%d/%Y}",
            "Expiration date": f"{today + timedelta(days=275):%m/%d/%Y}",
            "Per occurrence limit": self.person.limit,
            "Aggregate limit": self.person.limit,
        }
        for label, value in values.items():
            browser.fill(label, value)
        browser.press(NEXT)

    def upload_declaration_page(self, policy_number: str) -> None:
        """Upload, or replace, the declaration page."""
        self.go("e-and-o")
        self.browser.attach("E&O declaration page", declaration_page(policy_number))
        self.browser.press("Upload")

    def fill_banking(self) -> None:
        """Enter the account for commissions, each number twice."""
        browser, person = self.browser, self.person
        self.go("banking-information")
        browser.choose("Account type", "Checking")
        browser.fill("Routing number", person.routing_number)
        browser.fill("Validate routing number", person.routing_number)
        browser.fill("Account number", person.account_number)
        browser.fill("Validate account number", person.account_number)
        browser.press(NEXT)

    def sign_code_of_conduct(self) -> None:
        """Type the name as it stands on General."""
        self.go("general")
        name = self.browser.value_of("Name")
        self.go("code-of-conduct")
        self.browser.fill("Signature", name)
        self.browser.press(NEXT)

    def fill_all_tabs(self) -> None:
        """Fill in everything before eSignature."""
        self.fill_general()
        self.choose_states()
        self.answer_background()
        self.fill_e_and_o()
        self.fill_banking()
        self.sign_code_of_conduct()

    def submit(self) -> None:
        """Check the answers and submit."""
        browser = self.browser
        self.go("check")
        reload_until(browser, "Submit is offered", lambda: browser.has_button("Submit"))
        browser.press("Submit")
