"""Is there nothing that a reviewer would have to say every time?"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.tree import HERE, Source, Tree, below, calls

EVERYTHING = ("services", "shared", "deploy", "tests", "docs", "Makefile", ".ci")
CODE = ("services", "shared", "deploy/simulators", "tests")
PRODUCT = ("services", "shared")
EMPTY_NAMES = ("utils", "util", "helpers", "helper", "common", "core", "base", "misc")
EMPTY_ENDINGS = ("Manager", "Helper", "Processor", "Impl")
# In two halves, so that this file has none itself.
PROMISES = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
UNNUMBERED = re.compile(rf"(?:#|//|--|<!--)\s*\b({'|'.join(PROMISES)})\b(?!.*#\d)")
BANNER = re.compile(r"^\s*#\s*([-=#*~])\1{3,}")


def offences(tree: Tree) -> list[str]:
    """Prints, swallowed errors, empty names, unnumbered promises, banners."""
    return [*_promises(tree), *_banners(tree), *_names(tree), *_code(tree)]


def _promises(tree: Tree) -> Iterator[str]:
    for source in tree.files(*EVERYTHING):
        for number, line in enumerate(source.text.splitlines(), 1):
            if UNNUMBERED.search(line) and not source.name.endswith((".json", ".svg")):
                yield f"{source.name}:{number}: a promise without an issue number"


def _banners(tree: Tree) -> Iterator[str]:
    for source in tree.python(*CODE):
        for number, line in enumerate(source.text.splitlines(), 1):
            if BANNER.search(line):
                yield f"{source.name}:{number}: a banner"


def _names(tree: Tree) -> Iterator[str]:
    for source in tree.python(*CODE):
        if source.path.stem in EMPTY_NAMES:
            yield f"{source.name}: a name that says nothing"
        for node in below(source.tree):
            if isinstance(node, ast.ClassDef) and node.name.endswith(EMPTY_ENDINGS):
                yield source.at(node, f"{node.name}: a name that says nothing")


def _code(tree: Tree) -> Iterator[str]:
    for source in tree.python(*PRODUCT):
        for call, name in calls(source.tree):
            if name == "print" and isinstance(call.func, ast.Name):
                yield source.at(call, "prints")
            if name == "FastAPI" and "telemetry" not in {w.arg for w in call.keywords}:
                # Unasked it logs failures with their texts, which may quote a person.
                yield source.at(call, "leaves telemetry to FastAPI")
        yield from _swallowed(source)


def _swallowed(source: Source) -> Iterator[str]:
    in_chassis = source.name.startswith("shared/chassis/")
    for node in below(source.tree):
        if isinstance(node, ast.ExceptHandler) and not in_chassis:
            raises = any(isinstance(inner, ast.Raise) for inner in below(node))
            if _is_wide(node) and not raises:
                yield source.at(node, "swallows every error")


def _is_wide(handler: ast.ExceptHandler) -> bool:
    name = getattr(handler.type, "id", None)
    return handler.type is None or name in ("Exception", "BaseException")


def test_there_are_no_smells():
    assert offences(HERE) == []


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("domain/a.py", "print(1)\n", "prints"),
        ("domain/utils.py", "", "a name that says nothing"),
        ("domain/a.py", "class CaseManager: ...\n", "a name that says nothing"),
        (
            "domain/a.py",
            f"# {PROMISES[0]}: later\n",
            "a promise without an issue number",
        ),
        ("domain/a.py", "# -----------\n", "a banner"),
        ("app.py", "FastAPI(title='a')\n", "leaves telemetry to FastAPI"),
        ("jobs.py", "try: f()\nexcept Exception: pass\n", "swallows every error"),
        ("jobs.py", "try: f()\nexcept: g()\n", "swallows every error"),
    ],
)
def test_a_smell_is_seen(broken, name, text, complaint):
    path = f"services/identity/identity_service/{name}"
    tree = broken("services/identity").write(path, text)
    assert any(complaint in offence for offence in tree.new_offences(offences))


def test_a_promise_with_a_number_is_none(broken):
    path = "services/identity/identity_service/domain/a.py"
    tree = broken("services/identity").write(path, f"# {PROMISES[0]}(#12): later\n")
    assert tree.new_offences(offences) == []
