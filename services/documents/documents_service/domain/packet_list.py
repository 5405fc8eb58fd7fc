"""The documents of the packet: their order, who signs them, what is chosen in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from chassis.refusal import Unacceptable

Action = Literal["sign", "review"]
Choices = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that the producer chooses on the page and that the document shows.

    `only_with` names the choice and value that make this one necessary.
    """

    field: str
    label: str
    options: tuple[tuple[str, str], ...]
    default: str | None = None
    only_with: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document of the packet; an addendum is in it if the case's rules say so."""

    slug: str
    title: str
    action: Action
    template: str
    template_version: str
    is_addendum: bool = False
    choices: tuple[Choice, ...] = ()
    is_countersigned: bool = False
    shows_ssn: bool = False


class NoSuchChoice(Unacceptable):
    """The page sent a choice that the document does not have."""

    def __init__(self) -> None:
        super().__init__("no_such_choice", "Choose one of the options on this page.")


CONTRACTING_AS = Choice(
    "contracting_as", "Contracting as", (("individual", "Individual"),)
)
TAX_CLASSIFICATION = Choice(
    "tax_classification",
    "Federal tax classification",
    (
        ("individual", "Individual/sole proprietor"),
        ("c-corporation", "C corporation"),
        ("s-corporation", "S corporation"),
        ("partnership", "Partnership"),
        ("trust-estate", "Trust/estate"),
        ("llc", "LLC"),
        ("other", "Other"),
    ),
)
LLC_CLASSIFICATION = Choice(
    "llc_classification",
    "Tax classification of the LLC",
    (("C", "C corporation"), ("S", "S corporation"), ("P", "Partnership")),
    only_with=("tax_classification", "llc"),
)
OTHER_CLASSIFICATION = Choice(
    "other_classification",
    "Other classification",
    (
        ("Tax-exempt organization", "Tax-exempt organization"),
        ("Government entity", "Government entity"),
    ),
    only_with=("tax_classification", "other"),
)
BACKUP_WITHHOLDING = Choice(
    "backup_withholding",
    "Backup withholding",
    (
        ("no", "I am not subject to backup withholding"),
        ("yes", "The IRS has notified me that I am subject to backup withholding"),
    ),
    default="no",
)

PACKET = (
    DocumentKind(
        "producer-agreement",
        "Producer Agreement",
        "sign",
        "producer-agreement.typ",
        "PA 2026-11",
        choices=(CONTRACTING_AS,),
        is_countersigned=True,
    ),
    DocumentKind(
        "new-mexico-addendum",
        "New Mexico Addendum",
        "review",
        "new-mexico-addendum.typ",
        "NM 2026-11",
        is_addendum=True,
    ),
    DocumentKind(
        "oklahoma-addendum",
        "Oklahoma Addendum",
        "review",
        "oklahoma-addendum.typ",
        "OK 2026-11",
        is_addendum=True,
    ),
    DocumentKind(
        "montana-addendum",
        "Montana Addendum",
        "review",
        "montana-addendum.typ",
        "MT 2026-11",
        is_addendum=True,
    ),
    DocumentKind(
        "w-9",
        "W-9",
        "sign",
        "w-9.typ",
        "W-9 2024-03",
        choices=(
            TAX_CLASSIFICATION,
            LLC_CLASSIFICATION,
            OTHER_CLASSIFICATION,
            BACKUP_WITHHOLDING,
        ),
        shows_ssn=True,
    ),
)
"""All documents in the order in which they are signed."""

_BY_SLUG = {kind.slug: kind for kind in PACKET}


def kind_of(slug: str) -> DocumentKind:
    """Give the kind of document behind an address."""
    return _BY_SLUG[slug]


def documents_for(addenda: Iterable[str]) -> tuple[DocumentKind, ...]:
    """Give the documents of a packet with these addenda, in order."""
    added = frozenset(addenda)
    return tuple(kind for kind in PACKET if not kind.is_addendum or kind.slug in added)


def open_choices(kind: DocumentKind, made: Choices) -> tuple[Choice, ...]:
    """Give the choices that the document asks for, given those already made."""
    return tuple(
        choice
        for choice in kind.choices
        if choice.only_with is None or made.get(choice.only_with[0]) == _needed(choice)
    )


def chosen(choice: Choice, made: Choices) -> str | None:
    """Give what was chosen, or what stands as long as nothing was."""
    return made.get(choice.field, choice.default)


def missing_choices(kind: DocumentKind, made: Choices) -> tuple[str, ...]:
    """Name the choices that are still to be made before the document can be signed."""
    return tuple(
        choice.label
        for choice in open_choices(kind, made)
        if chosen(choice, made) is None
    )


def choose(kind: DocumentKind, made: Choices, *, field: str, value: str) -> Choices:
    """Give the choices with this one made; those that it makes needless are dropped."""
    options = {
        choice.field: {option for option, _ in choice.options}
        for choice in open_choices(kind, made)
    }
    if value not in options.get(field, ()):
        raise NoSuchChoice
    now = {**made, field: value}
    kept = {choice.field for choice in open_choices(kind, now)}
    return {field: value for field, value in now.items() if field in kept}


def printed_choices(kind: DocumentKind, made: Choices) -> dict[str, str | None]:
    """Give every choice of the document as the template prints it."""
    asked = open_choices(kind, made)
    return {
        choice.field: chosen(choice, made) if choice in asked else None
        for choice in kind.choices
    }


def _needed(choice: Choice) -> str | None:
    return choice.only_with[1] if choice.only_with else None
