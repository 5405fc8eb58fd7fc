"""The two drawings of the documentation, as mermaid."""

from case_service.domain.status import FINAL, TRANSITIONS, Status
from tests.architecture.events import PUBLISHERS, heard, said
from tests.architecture.system import processes
from tests.architecture.tree import Tree

OUTSIDE = {
    "store": "store[(S3 buckets)]",
    "mail": "mail[/SMTP/]",
    "nipr": "nipr[/NIPR/]",
}


def picture(tree: Tree, _: str) -> str:
    """Draw the services, who asks whom (thin) and whose events are heard (thick)."""
    ours = {service.folder for service in tree.services()}
    found = [process for process in processes(tree) if process.name in ours]
    lines = ["flowchart LR", "    people([producers, recruiters, reviewers, support])"]
    lines += [f"    {shape}" for shape in OUTSIDE.values()]
    lines += ["    people -->|HTTPS| gateway"]
    for process in found:
        asked = [name for name in process.asks if name in ours or name in OUTSIDE]
        lines += [f"    {process.name} --> {name}" for name in asked]
    for (publisher, listener), count in _event_arrows(tree).items():
        noun = "event" if count == 1 else "events"
        lines.append(f"    {publisher} ==>|{count} {noun}| {listener}")
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def _event_arrows(tree: Tree) -> dict[tuple[str, str], int]:
    arrows: dict[tuple[str, str], int] = {}
    publishers = {event.name: PUBLISHERS[event.publisher] for event in said(tree)}
    for listener, table in heard(tree).items():
        for event in table:
            arrow = (publishers[event], listener)
            arrows[arrow] = arrows.get(arrow, 0) + 1
    return dict(sorted(arrows.items()))


def states(_tree: Tree, _: str) -> str:
    """Draw what may happen to a case."""
    names = {status: status.value.replace(" ", "") for status in Status}
    lines = ["stateDiagram-v2", f"    [*] --> {names[Status.INVITED]}"]
    lines += [f"    {names[s]}: {s.value}" for s in Status if " " in s.value]
    lines += [
        f"    {names[before]} --> {names[after]}: {action.value}"
        for (before, action), after in TRANSITIONS.items()
    ]
    lines += [f"    {names[status]} --> [*]" for status in Status if status in FINAL]
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"
