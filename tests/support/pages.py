"""Judging a page in Chromium: axe-core finds nothing, nothing is cut off."""

import os
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from lxml import html
from playwright.sync_api import Browser, BrowserContext, Error, Page

from story.dead_ends import check_for_dead_ends

if TYPE_CHECKING:
    from playwright._impl._api_structures import SetCookieParam

ROOT = Path(__file__).parents[2]
AXE = ROOT / "services/gateway/node_modules/axe-core/axe.min.js"
PICTURES = ROOT / ".local/screenshots"

WIDTHS = (1280, 390)
"""Pixels of a desk's window and of a phone's."""

RULES = (
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
)
# Known to every page before its own scripts, and past its content security policy, as a
# debugger's are. Sent with each page anew, it would cost more than all its judgments.
_KEPT = "globalThis.bringAxe = () => {{ {} }};"
# The page may still be settling: a type-ahead is built, a dialog opens.
_RUN = """async (rules) => {
    globalThis.axe ?? globalThis.bringAxe();
    const only = { runOnly: rules, resultTypes: ["violations"] };
    const { violations } = await axe.run(only);
    return violations.map(({ id, help, nodes }) => ({
        id, help, where: nodes.slice(0, 3).map((node) => node.html.slice(0, 200)),
    }));
}"""


class NotAccessible(AssertionError):
    """The page keeps somebody out; the message names the rules and the places."""

    def __init__(self, page: Page, faults: list[str], picture: Path) -> None:
        listed = "\n".join(faults)
        super().__init__(f"{page.url} (picture: {picture}):\n{listed}")


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """Open windows with cookies of their own, whose pages can be judged."""
    context = browser.new_context(**options)
    if options.get("java_script_enabled", True):
        context.add_init_script(script=_KEPT.format(_axe()))
    return context


def assert_accessible(page: Page) -> None:
    """Find no violation of WCAG 2.2 AA, no dead end and no sideways scrolling."""
    if faults := _faults(page):
        raise NotAccessible(page, faults, take_picture(page))
    if os.environ.get("PRODUCERPRO_PICTURES"):
        _keep_pictures(page)


def assert_accessible_without_scripts(page: Page) -> None:
    """Find the same of a page whose window runs no scripts.

    Axe is a script itself, so a twin shows the page's text and runs nothing but axe.
    """
    page.wait_for_load_state()
    browser = page.context.browser
    if browser is None:
        raise RuntimeError("the window's browser has been closed")
    shown = re.sub("</?noscript>", "", page.content())
    forbidding = {"content-security-policy": "script-src 'none'"}
    with new_context(browser, viewport=page.viewport_size) as context:
        context.add_cookies(cast("list[SetCookieParam]", page.context.cookies()))
        twin = context.new_page()
        twin.route(
            page.url,
            lambda route: route.fulfill(
                body=shown, content_type="text/html", headers=forbidding
            ),
        )
        twin.goto(page.url)
        assert_accessible(twin)


def take_picture(page: Page, name: str = "") -> Path:
    """Keep a picture of the whole page; gives its path."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    stem = name or re.sub(r"\W+", "-", page.url.split("//", 1)[-1]).strip("-")
    picture = PICTURES / f"{stem[:100]}.png"
    page.screenshot(path=str(picture), full_page=True)
    return picture


def _keep_pictures(page: Page) -> None:
    """Keep how a page looks on a desk and on a phone, once for each kind of page."""
    address = re.sub(r"PP-\d{4}-\w+|[0-9a-f-]{36}|\d+", "", urlsplit(page.url).path)
    name = re.sub(r"\W+", "-", f"{address} {page.title()}").strip("-")[:90]
    size = page.viewport_size
    for width in WIDTHS:
        if not (PICTURES / f"{name}-{width}.png").exists():
            page.set_viewport_size({"width": width, "height": 900})
            take_picture(page, f"{name}-{width}")
    if size is not None:
        page.set_viewport_size(size)


def _faults(page: Page, *, tries: int = 3) -> list[str]:
    """Judge a page; one that shows its progress may be replaced by itself meanwhile."""
    page.wait_for_load_state()
    try:
        shown = html.fromstring(page.content())
        check_for_dead_ends(shown, page.url)
        faults = [_told(violation) for violation in _violations(page)]
        cut = [f"the page scrolls sideways at {width} pixels" for width in _cut(page)]
    except Error as error:
        if tries == 1 or "navigati" not in error.message:
            raise
        return _faults(page, tries=tries - 1)
    return faults + cut + _leaps(shown)


def _leaps(shown: html.HtmlElement) -> list[str]:
    """Find the errors that are listed after those of fields further down."""
    places = {str(place): at for at, place in enumerate(shown.xpath("//@id"))}
    listed = "//*[@aria-labelledby='error-summary-title']//a/@href"
    links = [str(link) for link in shown.xpath(listed)]
    # Check your answers leads to fields of other pages.
    fields = [link.removeprefix("#") for link in links if link.startswith("#")]
    return [
        f"the error of {field} is listed after that of {before}"
        for before, field in pairwise(fields)
        if places[field] < places[before]
    ]


def _cut(page: Page) -> list[int]:
    """Give the widths at which the page is wider than its window, a phone's always."""
    size = page.viewport_size
    if size is None:
        return []
    cut = [size["width"]] if _scrolls_sideways(page) else []
    if size["width"] != WIDTHS[-1]:
        page.set_viewport_size({"width": WIDTHS[-1], "height": size["height"]})
        try:
            cut += [WIDTHS[-1]] if _scrolls_sideways(page) else []
        finally:
            page.set_viewport_size(size)
    return cut


def _scrolls_sideways(page: Page) -> bool:
    wider = "document.documentElement.scrollWidth > window.innerWidth"
    return bool(page.evaluate(wider))


def _violations(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(_RUN, list(RULES))
    return found


def _told(violation: dict[str, Any]) -> str:
    places = "; ".join(violation["where"])
    return f"{violation['id']}: {violation['help']} ({places})"
