"""Is every event a past fact of its owner, heard by somebody, and free of secrets?"""

import re

import pytest

from tests.architecture.events import PUBLIC, PUBLISHERS, Said, heard, made, said
from tests.architecture.tree import HERE, Tree

PREFIX = "hcsc.onboarding."
# Facts whose past participle does not end in "ed", and two that are adjectives.
IRREGULAR = ("Sent", "Resent", "Put", "Withdrawn", "Lost", "Deductible", "Expiring")
SENSITIVE_NAMES = re.compile(
    r"ssn|social|birth|password|secret|token|email|phone|street|address|zip"
    r"|routing|bank|last_name|first_name|explanation|message_text"
)
SENSITIVE_TYPES = ("SecretStr", "SecretBytes", "EmailStr", "bytes", "Any", "object")
FILE = "shared/contracts/case.py"


def offences(tree: Tree) -> list[str]:
    """Events that break the grammar, the ownership or the silence about people."""
    events = said(tree)
    known = {event.name: event for event in events}
    return [
        *(complaint for event in events for complaint in _of(event)),
        *_unheard(tree, known),
        *_wrongly_subscribed(tree, known),
        *_of_another_owner(tree, known),
    ]


def _of(event: Said) -> list[str]:
    found = []
    words = re.findall(r"[A-Z][a-z]*", re.sub(r"V\d+$", "", event.name))
    if not any(w.endswith("ed") or w in IRREGULAR for w in words[1:]):
        found.append("is not named in the past tense")
    if _type(event) != _type_by_name(event.name):
        found.append(f"has the type {_type(event)}")
    for name, field in event.fields.items():
        annotation = field.annotation
        types = [word for word in SENSITIVE_TYPES if word in _words(event, annotation)]
        if SENSITIVE_NAMES.search(name) or types:
            found.append(f"{name} may hold somebody's data")
    return [event.source.at(event.node, f"{event.name} {what}") for what in found]


def _words(event: Said, annotation: object) -> list[str]:
    text = event.source.text.splitlines()
    line = getattr(annotation, "lineno", 1)
    return re.findall(r"\w+", text[line - 1])


def _type(event: Said) -> str | None:
    value = event.fields["type"].value if "type" in event.fields else None
    text = getattr(value, "value", None)
    return text if isinstance(text, str) else None


def _type_by_name(name: str) -> str:
    later = re.fullmatch(r"(\w+)V(\d+)", name)
    bare, version = later.groups() if later else (name, "1")
    return f"{PREFIX}{bare}.v{version}"


def _unheard(tree: Tree, known: dict[str, Said]) -> list[str]:
    listened = {event for table in heard(tree).values() for event in table}
    return [
        event.source.at(event.node, f"{name} is heard by nobody and not public")
        for name, event in known.items()
        if name not in listened and name not in PUBLIC
    ] + [
        f"PUBLIC: {name} {'is heard here' if name in known else 'is no event'}"
        for name in PUBLIC
        if name not in known or name in listened
    ]


def _wrongly_subscribed(tree: Tree, known: dict[str, Said]) -> list[str]:
    return [
        f"{service}: listens on {topic} for {event}"
        for service, table in heard(tree).items()
        for event, topic in table.items()
        if event not in known or known[event].publisher != topic
    ]


def _of_another_owner(tree: Tree, known: dict[str, Said]) -> list[str]:
    return [
        f"{service}: says {name}, which is not its own"
        for service, names in made(tree).items()
        for name in names
        if PUBLISHERS[known[name].publisher] != service
    ]


@pytest.mark.parametrize("name", PUBLIC)
def test_an_event_for_other_systems_says_which_and_by_which_requirement(name):
    reader, requirement = re.fullmatch(r"(.+) \(([A-Z]+-\d+)\)", PUBLIC[name]).groups()
    assert reader
    assert f"| {requirement} |" in (HERE.root / "docs/requirements.md").read_text()


def test_events_are_past_facts_that_somebody_hears():
    assert offences(HERE) == []


def event(name: str, **changes: str) -> str:
    """A class to be added to contracts, right but for the changes."""
    parts = {"type": f"{PREFIX}{name}.v1", "field": "case_id: UUID"} | changes
    return (
        f'\n\nclass {name}(Event):\n    """Something."""\n\n'
        f'    type: Literal["{parts["type"]}"] = "{parts["type"]}"\n'
        f"    {parts['field']}\n"
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (event("SubmitCase"), "is not named in the past tense"),
        (event("CaseMoved", type=f"{PREFIX}CaseShifted.v1"), "has the type"),
        (event("CaseMovedV2"), "has the type"),
        (event("CaseMoved"), "is heard by nobody and not public"),
        (event("CaseMoved", field="ssn: str"), "ssn may hold somebody's data"),
        (event("CaseMoved", field="text: SecretStr"), "text may hold somebody's data"),
    ],
)
def test_a_bad_event_is_seen(broken, text, complaint):
    tree = broken("shared/contracts").append(FILE, text)
    assert any(complaint in offence for offence in tree.new_offences(offences))


def test_a_subscription_on_the_wrong_topic_is_seen(broken):
    tree = broken("shared/contracts", "services/nipr-adapter").replace(
        "services/nipr-adapter/nipr_adapter/consumers.py",
        "case.TOPIC: {",
        "documents.TOPIC: {",
    )
    found = tree.new_offences(offences)
    assert "nipr-adapter: listens on documents for CaseWithdrawn" in found


def test_an_event_made_outside_its_owner_is_seen(broken):
    tree = broken("shared/contracts", "services/nipr-adapter").write(
        "services/nipr-adapter/nipr_adapter/use_cases/steal.py",
        "from contracts.case import CaseApproved\nA = CaseApproved(case_id=1)\n",
    )
    found = tree.new_offences(offences)
    assert "nipr-adapter: says CaseApproved, which is not its own" in found
