"""A producer whose every secret is one of a kind, and the story in which it is told."""

import random
import secrets
import string
from collections.abc import Mapping
from datetime import date

import httpx

from story.people import Producer
from story.producer_steps import NEXT
from story.simulated_people import free_number
from story.tale import Tale
from tests.support.canary import Canary, canary

_MODEL = 6
_ABA_WEIGHTS = (3, 7, 1, 3, 7, 1, 3, 7)


def _letters(count: int) -> str:
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(count))


def _digits(count: int) -> str:
    return "".join(secrets.choice(string.digits) for _ in range(count))


def _routing_number() -> str:
    first = f"1110{_digits(4)}"
    pairs = zip(first, _ABA_WEIGHTS, strict=True)
    return first + str(-sum(int(digit) * weight for digit, weight in pairs) % 10)


class Planted:
    """One person's canaries."""

    def __init__(self, simulator: str) -> None:
        """Make somebody up and let the simulator know them."""
        self.birth_date = date.fromordinal(
            date(1931, 1, 1).toordinal() + random.randrange(3650)  # noqa: S311
        )
        self.last_name = f"Quill{_letters(7)}"
        self.explanation = f"thimble{_letters(9)}"
        # NIPR sends it and nobody here uses it: it tells that a document went astray.
        self.fax = f"wimple{_letters(9)}"
        wanted = {
            "like": _MODEL,
            "number": free_number(simulator),
            "first": "Zephyrine",
            "last": self.last_name,
            "birth_date": self.birth_date.isoformat(),
            "contacts": [{"state": "KS", "phone": "3165550106", "fax": self.fax}],
        }
        answer = httpx.post(f"{simulator}/control/people", json=wanted, timeout=30)
        self.producer = Producer(
            "Zephyrine",
            self.last_name,
            answer.raise_for_status().json()["ssn"],
            account_number=f"9{_digits(12)}",
            routing_number=_routing_number(),
        )
        self.temporary_password = ""

    @property
    def secrets(self) -> Mapping[str, Canary]:
        """What only its owner service may read, by name."""
        person, born = self.producer, self.birth_date
        values = {
            "SSN": (person.ssn,),
            "account number": (person.account_number,),
            "routing number": (person.routing_number,),
            "password": (person.password,),
            "explanation": (self.explanation,),
            "fax": (self.fax,),
            "birth date": (born.isoformat(), f"{born:%m/%d/%Y}", f"{born:%m-%d-%Y}"),
            "temporary password": (self.temporary_password,),
        }
        return {name: canary(name, *texts) for name, texts in values.items()}

    @property
    def identity(self) -> tuple[Canary, ...]:
        """What says who it is."""
        return (
            canary("last name", self.last_name),
            canary("e-mail address", self.producer.email),
        )


class RevealingTale(Tale):
    """The story with all that might make somebody careless with what was typed."""

    planted: Planted

    def sign_in_for_the_first_time(self) -> None:
        """Be refused twice first, with the real passwords."""
        mail = self._mail("Onboarding Invitation")
        self.planted.temporary_password = mail.after("Temporary password")
        producer, browser = self.producer, self.producer.browser
        for password in (self.planted.temporary_password, producer.person.password):
            browser.open("/sign-in")
            browser.fill("Login Name", mail.after("User ID"))
            browser.fill("Password", password)
            browser.fill("Domain", "ACME")
            browser.press("Submit")
        super().sign_in_for_the_first_time()

    def identify(self) -> None:
        """Mistype the SSN's repetition, and ask for a page that is not there."""
        producer, browser = self.producer, self.producer.browser
        producer.go("start")
        browser.fill("Social Security Number", producer.person.ssn)
        browser.fill("Confirm Social Security Number", "900-01-0001")
        browser.press("Continue")
        producer.go("no-such-page")
        super().identify()

    def fill_tabs(self) -> None:
        """Explain a Yes, and mistype a repetition on Banking Information."""
        super().fill_tabs()
        producer, browser = self.producer, self.producer.browser
        producer.go("background-questionnaire")
        browser.choose("3. ", "Yes")
        browser.fill("Explanation", self.planted.explanation, group="3. ")
        browser.press(NEXT)
        producer.go("banking-information")
        browser.fill("Validate account number", "12345")
        browser.fill("Account number", producer.person.account_number)
        browser.press("Save")
        producer.fill_banking()
