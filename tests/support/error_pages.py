"""A page that explains what is wrong: in its title, its summary and at each field."""

from playwright.sync_api import Page, expect

from tests.support.chromium import ChromiumBrowser

# What a field is described by, and the groups that it stands in.
_SPOKEN = """(element) => {
    const spoken = [];
    for (let at = element; at; at = at.parentElement) {
        const ids = at.getAttribute("aria-describedby")?.split(/\\s+/) ?? [];
        spoken.push(...ids.map((id) => document.getElementById(id)?.textContent));
    }
    return spoken.join(" ");
}"""
# A group of boxes is wrong as a whole; none of its boxes is.
_IN_A_GROUP = "[type=radio], [type=checkbox]"


def assert_explained(window: ChromiumBrowser, wrong: dict[str, str]) -> None:
    """Find these fields wrong, each listed once, led to, marked and described.

    `wrong` holds by the field's id what is said of it, or the beginning of that.
    """
    page = window.page
    assert page.title().startswith("Error: "), page.title()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    links = {
        (link.get_attribute("href") or "").removeprefix("#"): link
        for link in summary.get_by_role("link").all()
    }
    told = {field: link.inner_text() for field, link in links.items()}
    assert told.keys() == wrong.keys(), told
    for field, sentence in wrong.items():
        assert told[field].startswith(sentence), told
        links[field].click()
        _assert_marked(page, field, told[field])


def _assert_marked(page: Page, field: str, sentence: str) -> None:
    control = page.locator(f"[id='{field}']")
    expect(control).to_be_focused()
    assert sentence in control.evaluate(_SPOKEN), field
    if not control.evaluate(f"element => element.matches('{_IN_A_GROUP}')"):
        expect(control).to_have_attribute("aria-invalid", "true")


def status_of(window: ChromiumBrowser, section: str) -> str:
    """Read the word beside a section's name in the list beside the tab."""
    sections = window.page.locator("nav.sections--open")
    link = sections.get_by_role("link", name=section, exact=True)
    return link.locator("xpath=following-sibling::span").inner_text()
