"""A browser without JavaScript: opens pages, fills in forms, presses buttons."""

from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urljoin, urlsplit

import httpx
from lxml import html
from lxml.html import FormElement, HtmlElement

from story.dead_ends import check_for_dead_ends


class NotOnPage(AssertionError):
    """The page does not have what a person would look for; the message shows it."""

    def __init__(self, kind: str, name: str, browser: "PlainBrowser") -> None:
        super().__init__(
            f"no {kind} named {name!r} on {browser.path} "
            f"(HTTP {browser.status}):\n{browser.text}"
        )


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file chosen in a form."""

    name: str
    content: bytes
    media_type: str


def _visible_text(element: HtmlElement) -> str:
    """Give an element's text as its accessible name: without what is aria-hidden."""
    parts = element.xpath(".//text()[not(ancestor::*[@aria-hidden='true'])]")
    return " ".join("".join(parts).split())


def _find(element: HtmlElement, path: str, **variables: str) -> list[HtmlElement]:
    return cast(list[HtmlElement], element.xpath(path, **variables))


@dataclass
class PlainBrowser:
    """Keeps cookies, follows redirects and remembers the page that it shows."""

    base_url: str
    headers: dict[str, str] = field(default_factory=dict)
    transport: httpx.BaseTransport | None = None

    def __post_init__(self) -> None:
        """Open the connection pool; nothing is asked for yet."""
        self.http = httpx.Client(
            base_url=self.base_url,
            follow_redirects=True,
            headers={"User-Agent": "producer-story", **self.headers},
            timeout=30,
            transport=self.transport,
        )
        self._files: dict[str, Attachment] = {}
        self._twins: list[PlainBrowser] = []
        self._show(
            httpx.Response(
                200,
                html="<html><body></body></html>",
                request=httpx.Request("GET", self.base_url),
            )
        )

    def close(self) -> None:
        """Close the connections, also those of every twin."""
        for twin in self._twins:
            twin.close()
        self.http.close()

    def twin(self) -> "PlainBrowser":
        """Open one more window, with a copy of the cookies, showing the same page.

        It closes with this one at the latest, whatever becomes of who asked for it.
        """
        twin = PlainBrowser(self.base_url, self.headers)
        self._twins.append(twin)
        twin.http.cookies = self.http.cookies
        twin._show(self._response)
        return twin

    def open(self, address: str) -> None:
        """Go to an address, which may also be whole or name another host's port."""
        self._show(self.http.get(address))

    def reload(self) -> None:
        """Ask for the page again, as F5 does after a redirect."""
        self.open(self.url)

    def follow(self, link: str) -> None:
        """Click a link by its text."""
        for anchor in _find(self._page, "//a[@href]"):
            if _visible_text(anchor) == link:
                self.open(urljoin(self.url, anchor.get("href")))
                return
        raise NotOnPage("link", link, self)

    def fill(self, label: str, value: str, *, group: str | None = None) -> None:
        """Type into a field, or choose a select's option, found by its label."""
        control = self._control(label, group)
        if control.tag == "select":
            control.value = self._option(control, value)
        else:
            control.value = value

    def attach(self, label: str, attachment: Attachment) -> None:
        """Choose a file."""
        self._files[self._control(label, None).name] = attachment

    def tick(self, label: str, *, group: str | None = None) -> None:
        """Tick a checkbox or choose a radio button."""
        self._control(label, group).attrib["checked"] = "checked"

    def choose(self, group: str, label: str) -> None:
        """Choose one radio button of a group, clearing its siblings."""
        control = self._control(label, group)
        form = self._form_of(control)
        for other in form.xpath(f".//input[@type='radio'][@name='{control.name}']"):
            other.attrib.pop("checked", None)
        control.attrib["checked"] = "checked"

    def read_to_the_end(self, region: str) -> None:
        """Do nothing: what this browser opens, it has read whole."""

    def value_of(self, label: str, *, group: str | None = None) -> str:
        """Read a field."""
        return str(self._control(label, group).value or "")

    def has_button(self, name: str) -> bool:
        """Tell whether a button is offered."""
        return bool(self._buttons(name))

    def press(self, button: str) -> None:
        """Press a button: the form that it stands in is sent."""
        buttons = self._buttons(button)
        if not buttons:
            raise NotOnPage("button", button, self)
        self.send(buttons[0])

    def send(self, button: HtmlElement) -> None:
        """Send a button's form with all that is filled in."""
        form = self._form_of(button)
        values = [(name, value) for name, value in form.form_values()]
        if button.get("name"):
            values.append((button.get("name"), button.get("value", "")))
        target = urljoin(self.url, button.get("formaction") or form.get("action") or "")
        if form.method == "GET":
            self._show(self.http.get(target, params=values))
            return
        self._post(form, target, values)
        self._files = {}

    def _post(
        self, form: FormElement, target: str, values: list[tuple[str, str]]
    ) -> None:
        headers = {"Origin": self.base_url, "Referer": self.url}
        inputs = form.xpath(".//input[@type='file']/@name")
        if not inputs:
            data: dict[str, list[str]] = {}
            for name, value in values:
                data.setdefault(name, []).append(value)
            self._show(self.http.post(target, data=data, headers=headers))
            return
        parts: list[tuple[str, tuple[str | None, bytes, str | None]]] = [
            (name, (None, value.encode(), None)) for name, value in values
        ]
        for name in inputs:
            chosen = self._files.get(
                name, Attachment("", b"", "application/octet-stream")
            )
            parts.append((name, (chosen.name, chosen.content, chosen.media_type)))
        self._show(self.http.post(target, files=parts, headers=headers))

    @property
    def url(self) -> str:
        """The whole address of the page."""
        return str(self._response.url)

    @property
    def path(self) -> str:
        """The address under the host."""
        return urlsplit(self.url).path

    @property
    def status(self) -> int:
        """The HTTP status of the page."""
        return self._response.status_code

    @property
    def heading(self) -> str:
        """The page's first-level heading."""
        headings = _find(self._page, "//h1")
        return _visible_text(headings[0]) if headings else ""

    @property
    def text(self) -> str:
        """The main part of the page as text."""
        main = _find(self._page, "//main") or [self._page]
        return " ".join(str(main[0].text_content()).split())

    @property
    def links(self) -> list[str]:
        """The addresses that the main part of the page links to."""
        return [str(a.get("href")) for a in _find(self._page, "//main//a[@href]")]

    def _show(self, response: httpx.Response) -> None:
        self._response = response
        content = response.content.strip() or b"<html><body></body></html>"
        self._page = html.fromstring(content)
        check_for_dead_ends(self._page, self.path)

    def _buttons(self, name: str) -> list[HtmlElement]:
        return [
            button
            for button in _find(self._page, "//button")
            if _visible_text(button) == name and button.get("disabled") is None
        ]

    def _form_of(self, control: HtmlElement) -> FormElement:
        if owner := control.get("form"):
            return cast(FormElement, _find(self._page, "//*[@id=$id]", id=owner)[0])
        return cast(FormElement, next(control.iterancestors("form")))

    def _scope(self, group: str | None) -> HtmlElement:
        if group is None:
            return self._page
        for fieldset in _find(self._page, "//fieldset"):
            legends = _find(fieldset, "./legend")
            if legends and _visible_text(legends[0]).startswith(group):
                return fieldset
        raise NotOnPage("group", group, self)

    def _control(self, label: str, group: str | None) -> HtmlElement:
        for element in _find(self._scope(group), ".//label"):
            if _visible_text(element) == label:
                if target := element.get("for"):
                    return _find(self._page, "//*[@id=$id]", id=target)[0]
                return _find(element, ".//input | .//select | .//textarea")[0]
        raise NotOnPage("field", label, self)

    def _option(self, select: HtmlElement, text: str) -> str:
        for option in _find(select, ".//option"):
            if text in (_visible_text(option), option.get("value")):
                return str(option.get("value", _visible_text(option)))
        raise NotOnPage("option", text, self)
