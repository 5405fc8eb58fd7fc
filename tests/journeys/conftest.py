"""The whole system, its staff, and windows to look at it."""

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import sync_playwright

from stack import machine
from stack.demo_staff import demo_staff
from stack.home import Home
from story.people import Producer, StaffLogin
from story.simulated_people import new_producer
from story.tale import Addresses, Tale
from tests.support.beginnings import Beginnings, Windows
from tests.support.chromium import ChromiumBrowser
from tests.support.pages import assert_accessible, new_context
from tests.support.passing_time import PassingTime

# Begun first, so that none of them still runs alone when all others are through.
LONGEST = ("test_malformed_events", "test_story", "test_five_states", "test_each_tab")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files; all others keep their order."""
    first = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: first.get(item.path.stem, len(first)))


@pytest.fixture(scope="session")
def addresses(stack: Home) -> Addresses:
    """Where the system under test is reached."""
    return Addresses(
        gateway=f"http://127.0.0.1:{stack.port('gateway')}",
        mail=f"http://127.0.0.1:{stack.port('mail')}",
    )


@pytest.fixture(scope="session")
def staff(stack: Home) -> dict[str, StaffLogin]:
    """The recruiter, the reviewer and support of the tests, by role."""
    return demo_staff(stack)


@pytest.fixture
def person(stack: Home) -> Producer:
    """Somebody with licenses in all five states, unknown to every other test."""
    return new_producer(f"http://127.0.0.1:{stack.port('nipr')}")


@pytest.fixture
def new_tale(
    addresses: Addresses, staff: dict[str, StaffLogin]
) -> Iterator[Callable[..., Tale]]:
    """Begin stories with people of the test's choice; their windows close after."""
    tales: list[Tale] = []

    def begin(person: Producer, **options) -> Tale:
        tale = Tale(
            addresses,
            person=person,
            recruiter=staff["recruiter"],
            reviewer=staff["reviewer"],
            tell=lambda line: None,
            **options,
        )
        tales.append(tale)
        return tale

    yield begin
    with ExitStack() as opened:
        for tale in tales:
            opened.callback(tale.close)


@pytest.fixture(scope="module")
def chromium(staff: dict[str, StaffLogin]) -> Iterator[Chromium]:
    """Debian's Chromium, without its own errands on the network.

    The one without windows of its own: it shows pages alike, for half of the work.
    Playwright keeps an event loop in the tests' thread until it ends, so the staff, who
    are hired with one, come first, and every module has a Chromium of its own.
    """
    # Also who calls a journey by itself, or for its pictures, has it brought.
    machine.must_have("chromium-headless-shell")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium-headless-shell",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def new_window(chromium: Chromium) -> Callable[..., ChromiumBrowser]:
    """Open a window with cookies of its own; axe judges every page that it shows."""

    def window(address: str, **options) -> ChromiumBrowser:
        context = new_context(chromium, **options)
        return ChromiumBrowser(context, address, functools.partial(assert_accessible))

    return window


@pytest.fixture(scope="session")
def beginnings(
    stack: Home, addresses: Addresses, staff: dict[str, StaffLogin]
) -> Iterator[Beginnings]:
    """Bring producers quickly to the stage at which a test begins."""
    made = Beginnings(
        addresses,
        simulator=f"http://127.0.0.1:{stack.port('nipr')}",
        recruiter=staff["recruiter"],
    )
    # Closed also when signing in fails: a socket left open is a warning in whichever
    # test happens to run when it is collected.
    with closing(made):
        made.recruiter.sign_in()
        yield made


@pytest.fixture(scope="session")
def passing_time(stack: Home) -> PassingTime:
    """Let temporary passwords and sessions grow old at once."""
    return PassingTime(stack)


@pytest.fixture
def windows(chromium: Chromium) -> Iterator[Windows]:
    """Open Chromium windows for producers who are signed in already."""
    opened = Windows(chromium)
    yield opened
    opened.close()
