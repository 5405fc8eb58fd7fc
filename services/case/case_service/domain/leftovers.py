"""What was typed and counts no more, because another answer has changed."""

from case_service.domain.background import QUESTIONS, yes_answers
from case_service.domain.carriers import OTHER
from case_service.domain.tab import Tab, Values

_MAILING = ("street", "street_2", "city", "state", "zip")


def leftovers(tab: Tab, values: Values) -> frozenset[str]:
    """Name the fields that say nothing any more.

    They stay stored, so that a form that is changed back still has them; who only
    reads the answers, such as a reviewer, must not take them for answers.
    """
    if tab is Tab.GENERAL and values.get("mailing_same") == "yes":
        return frozenset(f"mailing_{part}" for part in _MAILING)
    if tab is Tab.BACKGROUND_QUESTIONNAIRE:
        silent = set(range(1, len(QUESTIONS) + 1)) - set(yes_answers(values))
        return frozenset(f"explanation_{number}" for number in silent)
    if tab is Tab.E_AND_O and values.get("company", "").strip() != OTHER:
        return frozenset({"company_name"})
    return frozenset()


def counting(tab: Tab, values: Values) -> Values:
    """Give the values without what says nothing any more."""
    silent = leftovers(tab, values)
    return {field: value for field, value in values.items() if field not in silent}
