"""The letters to the producer: a template and a line here make one.

Each is kept as a PDF and mailed with it; both say what its template says.
"""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter. Support knows of a notice, not what it says."""

    slug: str
    title: str
    template: str
    template_version: str
    is_for_support: bool = True


LETTERS: tuple[LetterKind, ...] = (
    LetterKind(
        "welcome-letter", "Welcome Letter", "letters/welcome-letter.typ", "WL 2026-11"
    ),
    LetterKind(
        "not-approved",
        "Your application was not approved",
        "letters/not-approved.typ",
        "NA 2026-11",
    ),
    LetterKind(
        "pre-adverse-notice",
        "Before we decide on your application",
        "letters/pre-adverse-notice.typ",
        "PN 2026-11",
        is_for_support=False,
    ),
    LetterKind(
        "adverse-action-notice",
        "Your application was not approved",
        "letters/not-approved.typ",
        "AN 2026-11",
        is_for_support=False,
    ),
    LetterKind(
        "application-withdrawn",
        "Your application was withdrawn",
        "letters/application-withdrawn.typ",
        "AW 2026-11",
    ),
)

_BY_SLUG = {kind.slug: kind for kind in LETTERS}


@dataclass(frozen=True, slots=True)
class Wish:
    """A letter that is to be written once; `about` is what it tells of."""

    slug: str
    case_id: UUID
    about: UUID

    @property
    def kind(self) -> LetterKind:
        """What kind of letter this is."""
        return letter_kind(self.slug)


def letter_kind(slug: str) -> LetterKind:
    """Give the kind of letter behind a name."""
    return _BY_SLUG[slug]


def welcome(case_id: UUID) -> Wish:
    """Give the letter that tells of an approval."""
    return Wish("welcome-letter", case_id, about=case_id)


def refusal(case_id: UUID, *, proposal_id: UUID | None) -> Wish:
    """Give the letter that tells of a rejection, with or without a notice before it."""
    if proposal_id is None:
        return Wish("not-approved", case_id, about=case_id)
    return Wish("adverse-action-notice", case_id, about=proposal_id)


def announcement(case_id: UUID, *, proposal_id: UUID) -> Wish:
    """Give the notice that comes before such a rejection."""
    return Wish("pre-adverse-notice", case_id, about=proposal_id)


def withdrawal(case_id: UUID, *, by_role: str) -> Wish | None:
    """Give the letter that tells of a withdrawal, unless the producer did it."""
    if by_role == "producer":
        return None
    return Wish("application-withdrawn", case_id, about=case_id)
