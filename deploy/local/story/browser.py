"""What the people of the story need of a browser, with JavaScript or without."""

from typing import Protocol

from story.plain_browser import Attachment


class Browser(Protocol):
    """Finds things as people do: by label, by a group's name, by a button's text."""

    def open(self, address: str) -> None:
        """Go to an address under the gateway."""

    def reload(self) -> None:
        """Ask for the page again."""

    def follow(self, link: str) -> None:
        """Click a link by its text."""

    def fill(self, label: str, value: str, *, group: str | None = None) -> None:
        """Type into a field or choose an option."""

    def attach(self, label: str, attachment: Attachment) -> None:
        """Choose a file."""

    def tick(self, label: str, *, group: str | None = None) -> None:
        """Tick a checkbox."""

    def choose(self, group: str, label: str) -> None:
        """Choose one radio button of a group."""

    def press(self, button: str) -> None:
        """Press a button."""

    def has_button(self, name: str) -> bool:
        """Tell whether a button is offered."""

    def value_of(self, label: str, *, group: str | None = None) -> str:
        """Read a field."""

    def read_to_the_end(self, region: str) -> None:
        """Scroll a region of the page, found by its label, to its end."""

    def close(self) -> None:
        """Leave the browser."""

    @property
    def links(self) -> list[str]:
        """The addresses that the main part of the page links to."""

    @property
    def path(self) -> str:
        """The address under the host."""

    @property
    def status(self) -> int:
        """The HTTP status of the page."""

    @property
    def heading(self) -> str:
        """The page's first-level heading."""

    @property
    def text(self) -> str:
        """The main part of the page as text."""
