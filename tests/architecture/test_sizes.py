"""Is everything small enough to be read at once?"""

import ast

import pytest

from tests.architecture.tree import HERE, Source, Tree, functions

PRODUCT = ("services", "shared", "deploy")
EVERYTHING = (*PRODUCT, "tests")
PACKAGES = ("shared/contracts", "shared/chassis")
FILE_LINES = 250
CHASSIS_FILE_LINES = 200
FUNCTION_LINES = 40
ARGUMENTS = 6
FOLDERS_DEEP = 4
NAME_LENGTH = 30


def offences(tree: Tree) -> list[str]:
    """Files, functions, parameter lists, folders and names over the ceiling."""
    return [*_long_files(tree), *_long_functions(tree), *_deep_or_long_names(tree)]


def _long_files(tree: Tree) -> list[str]:
    return [
        f"{source.name}: {lines} lines"
        for source in tree.python(*EVERYTHING)
        if (lines := source.text.count("\n"))
        > (
            CHASSIS_FILE_LINES
            if source.name.startswith("shared/chassis/")
            else FILE_LINES
        )
    ]


def _long_functions(tree: Tree) -> list[str]:
    found = []
    for source in tree.python(*PRODUCT):
        for function in functions(source.tree):
            lines = (function.end_lineno or 0) - function.lineno + 1
            if lines > FUNCTION_LINES:
                found.append(source.at(function, f"{function.name}: {lines} lines"))
            count = _arguments(function.args)
            if count > ARGUMENTS and not _is_explained(source, function.lineno):
                found.append(source.at(function, f"{function.name}: {count} args"))
    return found


def _is_explained(source: Source, line: int) -> bool:
    return "noqa: PLR0913 (" in source.text.splitlines()[line - 1]


def _arguments(arguments: ast.arguments) -> int:
    names = [
        argument.arg
        for argument in (
            *arguments.posonlyargs,
            *arguments.args,
            *arguments.kwonlyargs,
        )
    ]
    return len([name for name in names if name not in ("self", "cls")])


def _deep_or_long_names(tree: Tree) -> list[str]:
    roots = [*PACKAGES, *(service.path for service in tree.services())]
    found = []
    for root in roots:
        for source in tree.python(root):
            inside = source.path.relative_to(tree.root / root)
            if len(inside.parts) > FOLDERS_DEEP:
                found.append(f"{source.name}: {len(inside.parts)} levels deep")
            if len(source.path.name) > NAME_LENGTH:
                found.append(f"{source.name}: a name of {len(source.path.name)}")
    return found


def test_nothing_is_over_the_ceiling():
    assert offences(HERE) == []


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("long.py", "A = 1\n" * 251, "251 lines"),
        ("f.py", "def f():\n" + "    g()\n" * 40, "f: 41 lines"),
        ("f.py", "def f(self, a, b, c, *, d, e, g, h):\n    ...\n", "f: 7 args"),
        ("a/b/c/d.py", "", "5 levels deep"),
        ("a_name_that_nobody_can_remember.py", "", "a name of 34"),
    ],
)
def test_a_giant_is_seen(broken, name, text, complaint):
    tree = broken("services/identity").write(
        f"services/identity/identity_service/domain/{name}", text
    )
    (offence,) = tree.new_offences(offences)
    assert complaint in offence


def test_the_chassis_has_a_lower_ceiling(broken):
    tree = broken("shared/chassis").write("shared/chassis/long.py", "A = 1\n" * 201)
    assert tree.new_offences(offences) == ["shared/chassis/long.py: 201 lines"]
