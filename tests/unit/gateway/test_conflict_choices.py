"""Is every field that two windows saved a choice of its own, on every tab?"""

import pytest

from contracts.api.case_fields import FIELDS
from contracts.words import Tab
from gateway.pages.labels import FILE_KINDS
from gateway.pages.typed_numbers import is_number
from tests.support.covers import covers
from tests.support.gateway_values import KEY, a_tab

CITY = ("Austin", "Waco")
YES_OR_NOT = ("yes", "")
VALUES = {
    **{f"{which}_state": ("TX", "IL") for which in ("primary", "mailing")},
    **dict.fromkeys(("mailing_same", *FIELDS[Tab.LICENSES]), YES_OR_NOT),
    **{f"answer_{number}": ("no", "yes") for number in range(1, 11)},
    "bluelincs_hmo": ("no", "yes"),
    "company": ("Chubb Insurance Company", "OTHER"),
    "account_type": ("checking", "savings"),
}
WORDS = {
    "TX": "Texas",
    "IL": "Illinois",
    "yes": "Yes",
    "no": "No",
    "": "(empty)",
    "checking": "Checking",
    "savings": "Savings",
}
TABS = [tab for tab in Tab if FIELDS[tab]]
EVERY_OTHER = "every other"


def choices(tab: Tab) -> tuple[str, ...]:
    """The fields of a tab; how a file and a number are chosen has its own tests."""
    return tuple(
        name for name in FIELDS[tab] if name not in FILE_KINDS and not is_number(name)
    )


@covers("TAB-3", "NEW-10")
@pytest.mark.parametrize("kept", ["saved", "mine", EVERY_OTHER])
@pytest.mark.parametrize("tab", TABS)
async def test_each_field_keeps_the_value_that_was_chosen_for_it(producer, tab, kept):
    here, fields = f"/cases/{KEY}/{tab}", choices(tab)
    saved, mine = (
        {name: VALUES.get(name, CITY)[whose] for name in fields} for whose in (0, 1)
    )
    page = await producer.open(here)
    stored = dict.fromkeys(FIELDS[tab], "") | saved
    newer = a_tab(tab, version=9, values=stored).model_dump(mode="json")
    put = f"PUT /cases/{KEY}/tabs/{tab}"
    producer.double.refuses(put, "stale_version", "Saved elsewhere.", newer=newer)
    # A box that is not ticked is not sent.
    typed = {name: value for name, value in mine.items() if value}
    conflict = await producer.post(here, page.form(here) | typed)
    assert conflict.status == 409
    assert offered(conflict) == {
        name: [f"Saved: {said(saved[name])}", f"Yours: {said(mine[name])}"]
        for name in fields
    }
    producer.double.has_tab(a_tab(tab, version=10))
    chosen = [
        name
        for place, name in enumerate(fields)
        if kept == "mine" or (kept == EVERY_OTHER and place % 2)
    ]
    pressed = {name: second(conflict, name) for name in chosen} | {"step": "save"}
    await producer.post(here, conflict.form(here) | pressed)
    sent = producer.double.last(put).body["values"]
    assert {name: sent[name] for name in fields} == saved | {
        name: mine[name] for name in chosen
    }


@covers("TAB-3")
@pytest.mark.parametrize("tab", TABS)
async def test_no_two_choices_of_a_conflict_have_the_same_name(producer, tab):
    here, fields = f"/cases/{KEY}/{tab}", choices(tab)
    page = await producer.open(here)
    stored = dict.fromkeys(fields, "of another window")
    newer = a_tab(tab, version=9, values=stored).model_dump(mode="json")
    put = f"PUT /cases/{KEY}/tabs/{tab}"
    producer.double.refuses(put, "stale_version", "Saved elsewhere.", newer=newer)
    conflict = await producer.send(page, here)
    names = conflict.page.xpath("//main//fieldset/legend/text()")
    assert len(set(names)) == len(names) == len(fields)


def said(value: str) -> str:
    """Say a value as the tab itself says it."""
    return WORDS.get(value, value)


def second(conflict, name: str) -> str:
    """Give what the second choice of a field sends."""
    _, mine = conflict.page.xpath("//main//input[@name=$name]/@value", name=name)
    return str(mine)


def offered(conflict) -> dict[str, list[str]]:
    """Give the labels of each field's choices."""
    return {
        group.xpath("string(.//input/@name)"): [
            " ".join(label.text_content().split()) for label in group.xpath(".//label")
        ]
        for group in conflict.page.xpath("//main//fieldset")
    }
