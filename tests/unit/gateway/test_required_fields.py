"""Is every field that must be filled in marked with a star, and outlined when empty?"""

import pytest

from case_service.domain.completeness import Completeness
from case_service.domain.tab import FORM_TABS
from contracts.api.case_tabs import Problem
from contracts.words import Tab
from tests.support.case_builders import BANKING, facts
from tests.support.covers import covers
from tests.support.gateway_facts import FACTS
from tests.support.gateway_values import KEY, a_tab

# What becomes required by what else is typed.
ONCE = {name: BANKING[name] for name in ("routing_number", "account_number")}
TYPED = (
    *((tab, {}) for tab in FORM_TABS),
    (Tab.BANKING_INFORMATION, ONCE),
    (Tab.LICENSES, {"OK": "yes"}),
)
# Who has saved no number yet has none to keep by leaving its field empty.
NOTHING_SAVED = {"routing_number_ending": None, "account_number_ending": None}
BOXES = ("radio", "checkbox")


@covers("TAB-2")
@pytest.mark.parametrize(("tab", "typed"), TYPED)
async def test_what_is_missing_has_a_star_and_is_outlined_once_it_was_looked_for(
    producer, tab, typed
):
    lacking = lacks(tab, typed)
    assert lacking
    saved = FACTS[tab].model_copy(update=NOTHING_SAVED)
    producer.double.has_tab(a_tab(tab, problems=lacking, facts=saved))
    before = await producer.open(f"/cases/{KEY}/{tab}")
    after = await producer.open(f"/cases/{KEY}/{tab}?check=1")
    for one in lacking:
        assert star_of(before, one.field) == " *", one.field
        assert outline_of(before, one.field) == [], one.field
        assert outline_of(after, one.field), one.field
        assert after.links()[one.message].startswith("#"), one.field


def lacks(tab: Tab, typed: dict[str, str]) -> tuple[Problem, ...]:
    """Say what the case service says of a tab that was saved with nothing but this."""
    found = Completeness({tab: typed}, facts()).problems(tab)
    return tuple(
        Problem(field=one.field, message=one.message, blocks=one.blocks)
        for one in found
        if one.is_missing
    )


def control(page, field: str):
    (found,) = page.page.xpath("//*[@id=$id]", id=field)
    return found


def star_of(page, field: str) -> str:
    """Read the star beside a field's label, or in the legend of its boxes."""
    if control(page, field).get("type") in BOXES:
        legend = control(page, field).xpath("ancestor::fieldset[1]/legend")[0]
        return legend.xpath("string(span[@class='star'])")
    (label,) = page.page.xpath("//label[@for=$id]", id=field)
    return label.xpath("string(following-sibling::span[@class='star'])")


def outline_of(page, field: str) -> list[object]:
    """Give what draws the outline: of a field its own border, of boxes their group's.

    A file's field draws none, so its group does.
    """
    here = control(page, field)
    if here.get("type") in (*BOXES, "file"):
        return here.xpath("ancestor::*[contains(@class, 'usa-form-group--error')]")
    return here.xpath("self::*[contains(@class, 'usa-input--error')]")
