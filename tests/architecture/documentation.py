"""Writes the parts of the documentation that repeat the code: `make docs`.

A part stands between `<!-- generated: name -->` and `<!-- end -->`; a test compares.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from tests.architecture.drawings import picture, states
from tests.architecture.events import PUBLIC, PUBLISHERS, heard, published, said
from tests.architecture.system import questions
from tests.architecture.tree import HERE, Tree

BLOCK = re.compile(r"(<!-- generated: ([\w-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
Writer = Callable[[Tree, str], str]


def hears(tree: Tree, service: str) -> str:
    """Table: event, from whom, what it means."""
    sentences = {event.name: event.sentence for event in said(tree)}
    rows = [
        (f"`{event}`", PUBLISHERS[topic], sentences.get(event, ""))
        for event, topic in heard(tree).get(service, {}).items()
    ]
    return _table(("Event", "From", "It says"), rows) if rows else "Nothing.\n"


def says(tree: Tree, service: str) -> str:
    """Table: event, who listens, what it means."""
    made = published(tree).get(service, set())
    rows = [
        (f"`{event.name}`", _listeners(tree, event.name), event.sentence)
        for event in said(tree)
        if event.name in made
    ]
    return _table(("Event", "Heard by", "It says"), rows) if rows else "Nothing.\n"


def asks(tree: Tree, service: str) -> str:
    """List: whom the service asks by HTTP, for which purposes."""
    asked: dict[str, list[str]] = {}
    for question in questions(tree):
        if question.by == service:
            asked.setdefault(question.asked, []).append(f"`{question.purpose}`")
    lines = [f"- **{name}**: {', '.join(why)}\n" for name, why in asked.items()]
    return "".join(lines) or "Nobody under its own name.\n"


def events(tree: Tree, _: str) -> str:
    """Table of every event that there is."""
    rows = [
        (f"`{event.name}`", PUBLISHERS[event.publisher], _fields(event.fields),
         _listeners(tree, event.name), event.sentence)
        for event in said(tree)
    ]  # fmt: skip
    return _table(("Event", "From", "Carries", "Heard by", "It says"), rows)


def _fields(fields: Mapping[str, object]) -> str:
    return ", ".join(f"`{name}`" for name in fields if name not in ("type", "topic"))


def _listeners(tree: Tree, event: str) -> str:
    listeners = [name for name, table in heard(tree).items() if event in table]
    outside = [f"other systems: {PUBLIC[event]}"] if event in PUBLIC else []
    return ", ".join([*listeners, *outside])


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines: list[tuple[str, ...]] = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


WRITERS: dict[str, Writer] = {
    "hears": hears,
    "says": says,
    "asks": asks,
    "events": events,
    "picture": picture,
    "states": states,
}


def written(tree: Tree) -> dict[str, str]:
    """Every page that has generated parts -> its text as it should be."""
    pages = [
        source
        for source in tree.files(*_present(tree), suffix=".md")
        if BLOCK.search(source.text)
    ]
    return {page.name: _rewritten(tree, page.name, page.text) for page in pages}


def _present(tree: Tree) -> list[str]:
    parts = ("README.md", "ARCHITECTURE.md", "docs", "services")
    return [part for part in parts if (tree.root / part).exists()]


def _rewritten(tree: Tree, name: str, text: str) -> str:
    service = name.split("/")[1] if name.startswith("services/") else ""

    def block(found: re.Match[str]) -> str:
        return f"{found[1]}{WRITERS[found[2]](tree, service)}{found[4]}"

    return BLOCK.sub(block, text)


def main() -> None:
    """Bring every page up to date."""
    for name, text in written(HERE).items():
        (HERE.root / name).write_text(text)


if __name__ == "__main__":
    main()
