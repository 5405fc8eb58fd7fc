"""What the word of a section means for the pages; the words are the contract's."""

from collections.abc import Sequence

from contracts.api.case_tabs import SectionView, StatusWord


def is_begun(word: StatusWord) -> bool:
    """Tell whether there is anything yet to speak of problems about."""
    return word not in ("Cannot start yet", "Not started")


def is_complete(word: StatusWord) -> bool:
    """Tell whether nothing is missing."""
    return word == "Complete"


def is_outdated(word: StatusWord) -> bool:
    """Tell whether what was done once has to be done again."""
    return word == "Needs your attention"


def has_errors(word: StatusWord) -> bool:
    """Tell whether something is entered that is wrong."""
    return word == "Has errors"


def progress(sections: Sequence[SectionView]) -> str:
    """Count the complete sections among those that are filled in."""
    words = [one.status for one in sections if one.status != "For reference"]
    return f"{sum(map(is_complete, words))} of {len(words)} complete"
