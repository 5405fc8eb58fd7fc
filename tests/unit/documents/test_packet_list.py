"""Which documents a packet has, and what is chosen in them."""

import pytest

from documents_service.domain.packet_list import (
    NoSuchChoice,
    choose,
    documents_for,
    kind_of,
    missing_choices,
    open_choices,
    printed_choices,
)
from tests.support.covers import covers

W_9 = kind_of("w-9")
AGREEMENT = kind_of("producer-agreement")


MONTANA, NEW_MEXICO, OKLAHOMA = (
    "montana-addendum",
    "new-mexico-addendum",
    "oklahoma-addendum",
)


def _slugs(*addenda):
    return [kind.slug for kind in documents_for(addenda)]


@covers("SIG-2")
def test_without_addenda_the_packet_is_what_everybody_signs():
    assert _slugs() == ["producer-agreement", "w-9"]


@covers("SIG-2")
def test_the_addenda_that_are_named_stand_in_the_manuals_order():
    assert _slugs(MONTANA, OKLAHOMA, NEW_MEXICO) == [
        "producer-agreement",
        "new-mexico-addendum",
        "oklahoma-addendum",
        "montana-addendum",
        "w-9",
    ]
    assert _slugs(OKLAHOMA) == ["producer-agreement", "oklahoma-addendum", "w-9"]


@covers("SIG-2")
def test_addenda_are_reviewed_and_the_others_signed():
    kinds = documents_for([MONTANA, NEW_MEXICO, OKLAHOMA])
    actions = {kind.slug: kind.action for kind in kinds}
    assert {slug for slug, action in actions.items() if action == "sign"} == {
        "producer-agreement",
        "w-9",
    }


@covers("SIG-2")
def test_the_agreement_waits_for_the_capacity():
    assert missing_choices(AGREEMENT, {}) == ("Contracting as",)
    made = choose(AGREEMENT, {}, field="contracting_as", value="individual")
    assert missing_choices(AGREEMENT, made) == ()


@covers("SIG-2")
def test_the_w_9_has_the_seven_classifications():
    (classification, withholding) = open_choices(W_9, {})
    assert [value for value, _ in classification.options] == [
        "individual",
        "c-corporation",
        "s-corporation",
        "partnership",
        "trust-estate",
        "llc",
        "other",
    ]
    assert withholding.default == "no"
    assert missing_choices(W_9, {}) == ("Federal tax classification",)


def test_an_llc_must_say_how_it_is_taxed():
    made = choose(W_9, {}, field="tax_classification", value="llc")
    assert missing_choices(W_9, made) == ("Tax classification of the LLC",)
    made = choose(W_9, made, field="llc_classification", value="S")
    assert missing_choices(W_9, made) == ()
    assert printed_choices(W_9, made)["llc_classification"] == "S"


def test_a_choice_that_became_needless_is_dropped():
    made = choose(W_9, {}, field="tax_classification", value="llc")
    made = choose(W_9, made, field="llc_classification", value="C")
    made = choose(W_9, made, field="tax_classification", value="individual")
    assert made == {"tax_classification": "individual"}
    assert printed_choices(W_9, made)["llc_classification"] is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tax_classification", "nonsense"),
        ("llc_classification", "C"),
        ("name", "Mallory"),
    ],
)
def test_a_choice_that_is_not_offered_is_refused(field, value):
    with pytest.raises(NoSuchChoice):
        choose(W_9, {}, field=field, value=value)
