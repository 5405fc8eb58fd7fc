"""Getting about a page by Tab, seeing at each stop where one is."""

from playwright.sync_api import Page

# What has the focus: its text or label, and whether an outline marks it. USWDS keeps
# boxes beside the screen and marks their labels instead.
_FOCUS = """() => {
    const element = document.activeElement, label = element.labels?.[0];
    const isMarked = (style) => parseFloat(style.outlineWidth) > 0
        && style.outlineStyle !== "none";
    const mark = label && getComputedStyle(label, "::before");
    const text = label ? label.textContent : element.textContent;
    return [
        text.replace(/\\s+/g, " ").trim(),
        isMarked(getComputedStyle(element)) || Boolean(mark && isMarked(mark)),
    ];
}"""

STOPS = 90


class NotReached(AssertionError):
    """Tab does not lead there; the message lists where it leads."""

    def __init__(self, name: str, seen: list[str]) -> None:
        super().__init__(f"{name!r} is not reached by Tab, only {seen}")


class NotSeen(AssertionError):
    """Something has the focus, and no outline shows it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the focus on {name!r} is not seen")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has this label or text has the focus, and see it there."""
    seen: list[str] = []
    while len(seen) < STOPS:
        page.keyboard.press("Tab")
        text, is_marked = page.evaluate(_FOCUS)
        if not is_marked and seen[-1:] != [text]:
            raise NotSeen(text)
        if text == name:
            return
        seen.append(text)
    raise NotReached(name, seen)


def type_into(page: Page, label: str, value: str) -> None:
    """Go to a field and type."""
    tab_to(page, label)
    page.keyboard.press("Control+A")
    page.keyboard.type(value)
