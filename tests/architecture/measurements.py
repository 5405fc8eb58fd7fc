"""The last lines of `make check`: what the shape of the repository is in numbers."""

import re
import sys
import tokenize
from collections.abc import Iterator, Sequence
from io import StringIO
from statistics import median, quantiles

from tests.architecture.events import PUBLIC, heard, published, said
from tests.architecture.sql import statements
from tests.architecture.test_import_contracts import lint_imports
from tests.architecture.test_named_sql import is_used
from tests.architecture.test_sizes import offences as oversized
from tests.architecture.tree import HERE, Source, Tree, functions

PRODUCT = ("services", "shared", "deploy")


def measurements(tree: Tree) -> Iterator[tuple[str, str]]:
    """Give each measurement with its name."""
    product = list(tree.python(*PRODUCT))
    tests = list(tree.python("tests"))
    lines = [source.text.count("\n") for source in product]
    lengths = [
        (function.end_lineno or 0) - function.lineno + 1
        for source in product
        for function in functions(source.tree)
    ]
    yield "over the ceiling (expect 0)", str(len(oversized(tree)))
    yield "lines per file", _spread(lines)
    yield "lines per function", _spread(lengths)
    yield "folders deep", str(max(source.name.count("/") for source in product))
    yield "longest file name", max((s.path.name for s in product), key=len)
    yield "lines", f"{sum(lines)}, chassis {_lines(tree, 'shared/chassis')}"
    tested = sum(source.text.count("\n") for source in tests)
    yield "test lines per line", f"{tested / sum(lines):.2f}"
    yield "comments", f"{_comment_share(product):.1%} of lines"
    yield "type: ignore", str(_count(product, r"#\s*type:\s*ignore"))
    yield from _of_events_and_sql(tree)
    yield "import contracts", _contracts(lint_imports(tree))


def _of_events_and_sql(tree: Tree) -> Iterator[tuple[str, str]]:
    names = {event.name for event in said(tree)}
    listened = {event for table in heard(tree).values() for event in table}
    spoken = {name for made in published(tree).values() for name in made}
    unheard = names - listened - PUBLIC.keys()
    yield "events", f"{len(names)}, {len(PUBLIC)} of them for other systems"
    yield "events that nobody hears (expect none)", _names(unheard)
    yield "events that nobody says yet", _names(names - spoken)
    found = [one for one in statements(tree) if one.kind == "name"]
    yield "named SQL", f"{len(found)}, unused {sum(not is_used(s) for s in found)}"


def _spread(values: Sequence[int]) -> str:
    tenths = quantiles(values, n=10)
    return f"median {median(values):.0f}, p90 {tenths[8]:.0f}, most {max(values)}"


def _lines(tree: Tree, folder: str) -> int:
    return sum(source.text.count("\n") for source in tree.python(folder))


def _count(sources: Sequence[Source], pattern: str) -> int:
    return sum(len(re.findall(pattern, source.text)) for source in sources)


def _comment_share(sources: Sequence[Source]) -> float:
    comments = sum(
        token.type == tokenize.COMMENT
        for source in sources
        for token in tokenize.generate_tokens(StringIO(source.text).readline)
    )
    return comments / sum(source.text.count("\n") for source in sources)


def _names(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _contracts(said_by_linter: str) -> str:
    found = re.search(r"Contracts: (.*)\.", said_by_linter)
    return found[1] if found else "not read"


def main() -> None:
    """Print the measurements, one a line."""
    for name, value in measurements(HERE):
        sys.stdout.write(f"{name + ':':42}{value}\n")


if __name__ == "__main__":
    main()
