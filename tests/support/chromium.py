"""Chromium for the people of the story; every page that they see is judged by axe."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Response

from story.plain_browser import Attachment


class NotOnPage(AssertionError):
    """The page does not have what a person would look for; the message shows it."""

    def __init__(self, kind: str, name: str, browser: "ChromiumBrowser") -> None:
        super().__init__(f"no {kind} named {name!r} on {browser.path}:\n{browser.text}")


def _exactly(name: str) -> re.Pattern[str]:
    """Match an accessible name, with or without the visible star."""
    return re.compile(rf"^\s*{re.escape(name)}\s*\*?\s*$")


@dataclass
class ChromiumBrowser:
    """One person's window; `judge` is called with every page that comes."""

    context: BrowserContext
    base_url: str
    judge: Callable[[Page], None]
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        """Open an empty window."""
        self.page = self.context.new_page()
        self._status = 200
        self.page.on("response", self._note)

    def _note(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        if is_page and response.frame == self.page.main_frame:
            self._status = response.status

    def close(self) -> None:
        """Close the window with its cookies."""
        self.context.close()

    def open(self, address: str) -> None:
        """Go to an address."""
        self.page.goto(urljoin(self.base_url, address))
        self.judge(self.page)

    def reload(self) -> None:
        """Press F5."""
        self.page.reload()
        self.judge(self.page)

    def follow(self, link: str) -> None:
        """Click a link by its text."""
        self._one("link", link, None).click()
        self.page.wait_for_load_state()
        self.judge(self.page)

    def fill(self, label: str, value: str, *, group: str | None = None) -> None:
        """Type into a field or choose an option."""
        control = self._field(label, group)
        if control.evaluate("element => element.tagName") == "SELECT":
            self._select(control, value)
        elif control.get_attribute("role") == "combobox":
            control.fill(value)
            self.page.get_by_role("option", name=value, exact=True).click()
        else:
            control.fill(value)

    def _select(self, control: Locator, value: str) -> None:
        by_value = control.locator(f'option[value="{value}"]')
        if by_value.count():
            control.select_option(value=value)
        else:
            control.select_option(label=value)

    def attach(self, label: str, attachment: Attachment) -> None:
        """Choose a file."""
        self._field(label, None).set_input_files(
            {
                "name": attachment.name,
                "mimeType": attachment.media_type,
                "buffer": attachment.content,
            }
        )

    def tick(self, label: str, *, group: str | None = None) -> None:
        """Tick a checkbox by its label, as USWDS keeps the box off screen."""
        self._tick("checkbox", label, group)

    def choose(self, group: str, label: str) -> None:
        """Choose one radio button of a group."""
        self._tick("radio", label, group)

    def _tick(
        self, role: Literal["checkbox", "radio"], label: str, group: str | None
    ) -> None:
        box = self._one(role, label, group)
        if not box.is_checked():
            box.locator("xpath=following-sibling::label").first.click()

    def press(self, button: str) -> None:
        """Press a button."""
        self._one("button", button, None).click()
        self.page.wait_for_load_state()
        self.judge(self.page)

    def has_button(self, name: str) -> bool:
        """Tell whether a button is offered."""
        return self.page.get_by_role("button", name=name, exact=True).count() > 0

    def read_to_the_end(self, region: str) -> None:
        """Scroll a region to its end, as a reader does."""
        found = self.page.get_by_role("region", name=region)
        found.locator("> :last-child").last.scroll_into_view_if_needed()

    def value_of(self, label: str, *, group: str | None = None) -> str:
        """Read a field."""
        return self._field(label, group).input_value()

    @property
    def links(self) -> list[str]:
        """The addresses that the main part of the page links to."""
        anchors = self.page.locator("main a[href]")
        return [str(anchor.get_attribute("href")) for anchor in anchors.all()]

    @property
    def path(self) -> str:
        """The address under the host."""
        return urlsplit(self.page.url).path

    @property
    def status(self) -> int:
        """The HTTP status of the page."""
        return self._status

    @property
    def heading(self) -> str:
        """The page's first-level heading."""
        return self.page.locator("h1").first.inner_text()

    @property
    def text(self) -> str:
        """The main part of the page as text."""
        return " ".join(self.page.locator("main").first.inner_text().split())

    def _scope(self, group: str | None) -> Page | Locator:
        if group is None:
            return self.page
        starts = re.compile(rf"^\s*{re.escape(group)}")
        return self.page.get_by_role("group", name=starts)

    def _one(
        self,
        role: Literal["button", "checkbox", "link", "radio"],
        name: str,
        group: str | None,
    ) -> Locator:
        found = self._scope(group).get_by_role(role, name=name, exact=True)
        if not found.count():
            raise NotOnPage(role, name, self)
        return found.first

    def _field(self, label: str, group: str | None) -> Locator:
        found = self._scope(group).get_by_label(_exactly(label))
        if not found.count():
            raise NotOnPage("field", label, self)
        return found.first
