"""Who says what and who hears it, read from the sources."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.tree import Source, Tree, below, calls, dotted

# Publisher's module in contracts -> folder of the service that owns it.
PUBLISHERS = {
    "identity": "identity",
    "case": "case",
    "documents": "documents",
    "notifications": "notifications",
    "nipr": "nipr-adapter",
}

# Events that are for other systems (WHO-6): nobody here listens, and each says who else
# does, for the requirement that is named.
PARTS = {
    "case": (
        "case_appointments",
        "case_invitations",
        "case_rejections",
        "case_retention",
        "case_rules",
    )
}
"""Further files of who has more to say than one file holds."""

PUBLIC = {
    "AccountLocked": "security monitoring sees that passwords are guessed (LOG-4)",
    "AppointmentConfirmed": "commissions pay for sales in the state (PEER-7)",
    "AppointmentFiled": "credentialing follows the filing (PEER-7)",
    "AppointmentRejected": "credentialing stops sales in the state (PEER-7)",
    "AppointmentFeesDeductible": "commissions deduct the fees (FEE-1)",
    "CasePutInError": "credentialing stops waiting for a decision (REV-6)",
    "CaseReturnedToReview": "credentialing waits for a decision again (REV-6)",
    "DeadlineChanged": "credentialing plans by the days that are allowed (NEW-7)",
    "ReportDisputed": "credentialing stops its clock until it is answered (NEW-2)",
    "CaseRecalled": "credentialing waits for no review any more (NEW-14)",
    "DocumentReviewed": "records management files each act of signing (SIG-3)",
    "DocumentSigned": "records management files each signature's hash (SIG-3)",
    "MessageSent": "the Service Center's desk sees what a caller was sent (WHO-4)",
    "RuleChanged": "commissions learn of a fee before its day (FEE-2)",
    "PacketSealed": "archives fetch the sealed files from now on (NEW-4)",
}


@dataclass(frozen=True)
class Said:
    """An event class as it stands in contracts."""

    source: Source
    node: ast.ClassDef
    publisher: str

    @property
    def name(self) -> str:
        """The class's name."""
        return self.node.name

    @property
    def sentence(self) -> str:
        """The first line of its docstring."""
        return (ast.get_docstring(self.node) or "").partition("\n")[0]

    @property
    def fields(self) -> dict[str, ast.AnnAssign]:
        """Its own fields by name."""
        return {
            statement.target.id: statement
            for statement in self.node.body
            if isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
        }


def said(tree: Tree) -> list[Said]:
    """Every event class, by publisher and in the order of the file."""
    return [
        Said(source, node, publisher)
        for publisher in PUBLISHERS
        for part in (publisher, *PARTS.get(publisher, ()))
        for source in tree.python(f"shared/contracts/{part}.py")
        for node in source.tree.body
        if isinstance(node, ast.ClassDef)
        and "Event" in [dotted(base).split(".")[-1] for base in node.bases]
    ]


def heard(tree: Tree) -> dict[str, dict[str, str]]:
    """Folder of each service -> the events that its table has, each with its topic."""
    return {
        service.folder: {
            event: topic
            for source in tree.python(f"{service.path}/consumers.py")
            for topic, event in _table(source)
        }
        for service in tree.services()
    }


def _table(source: Source) -> Iterator[tuple[str, str]]:
    """Give (publisher, event) of each line of `SUBSCRIPTIONS`."""
    for topic, events in _lines_of(_subscriptions(source)):
        for event, _ in _lines_of(events):
            yield topic.split(".")[0], event.split(".")[-1]


def _subscriptions(source: Source) -> ast.expr | None:
    for statement in source.tree.body:
        if isinstance(statement, ast.AnnAssign) and _is_the_table(statement):
            return statement.value
    return None


def _is_the_table(statement: ast.AnnAssign) -> bool:
    return dotted(statement.target) == "SUBSCRIPTIONS"


def _lines_of(table: ast.expr | None) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(table, ast.Dict):
        for key, value in zip(table.keys, table.values, strict=True):
            if key is not None:
                yield dotted(key), value


def published(tree: Tree) -> dict[str, set[str]]:
    """Folder of each service -> its own events that its use cases speak of."""
    spoken: dict[str, set[str]] = {s.folder: set() for s in tree.services()}
    own = {(PUBLISHERS[event.publisher], event.name) for event in said(tree)}
    for service, source in tree.in_services("use_cases"):
        nodes = below(source.tree)
        names = {node.id for node in nodes if isinstance(node, ast.Name)}
        names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
        spoken[service.folder] |= {n for n in names if (service.folder, n) in own}
    return spoken


def made(tree: Tree) -> dict[str, set[str]]:
    """Folder of each service -> the events of whichever owner that its code makes."""
    names = {event.name for event in said(tree)}
    found: dict[str, set[str]] = {service.folder: set() for service in tree.services()}
    for service, source in tree.in_services():
        called = {name.split(".")[-1] for _, name in calls(source.tree)}
        known = _from_contracts(source) & called | _by_publisher(source)
        found[service.folder] |= names & known
    return found


def _by_publisher(source: Source) -> set[str]:
    """Names called as `case.CaseApproved`, after `from contracts import case`."""
    dotted_names = [name.split(".") for _, name in calls(source.tree) if "." in name]
    return {name for publisher, *_, name in dotted_names if publisher in PUBLISHERS}


def _from_contracts(source: Source) -> set[str]:
    return {
        alias.name
        for node in below(source.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "")[:10] == "contracts."
        for alias in node.names
    }
