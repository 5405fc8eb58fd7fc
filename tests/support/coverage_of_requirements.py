"""Which test shows which requirement: `make coverage-of-requirements`.

Prints each requirement with its tests, then those without any, and writes the same to
.local/coverage-of-requirements.json for programs.
"""

import ast
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from tests.support.covers import requirement_ids

ROOT = Path(__file__).parents[2]
REPORT = ROOT / ".local" / "coverage-of-requirements.json"


def named_by_tests(root: Path = ROOT) -> Mapping[str, Sequence[str]]:
    """Give the tests that name each requirement, as `file::test`."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((root / "tests").rglob("test_*.py")):
        name = path.relative_to(root).as_posix()
        tree = ast.parse(path.read_text("utf-8"))
        for test in ast.walk(tree):
            if isinstance(test, ast.FunctionDef | ast.AsyncFunctionDef):
                for requirement in _named(test):
                    found[requirement].append(f"{name}::{test.name}")
    return found


def _named(test: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    for decorator in test.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else None
        if call and getattr(call.func, "id", "") == "covers":
            yield from (str(ast.literal_eval(argument)) for argument in call.args)


def main() -> None:
    """Print the report and write it down."""
    tests = named_by_tests()
    coverage = {name: list(tests.get(name, ())) for name in requirement_ids()}
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(coverage, indent=2) + "\n")
    console = Console(highlight=False, soft_wrap=True)
    for name, shown_by in coverage.items():
        console.print(f"[bold]{name}[/]" + ("" if shown_by else "  no test"))
        for test in shown_by:
            console.print(f"    {test}")
    missing = [name for name, shown_by in coverage.items() if not shown_by]
    covered = len(coverage) - len(missing)
    console.print(f"\n{covered} of {len(coverage)} requirements have a test.")
    console.print(f"Without: {', '.join(missing) or 'none'}")


if __name__ == "__main__":
    main()
