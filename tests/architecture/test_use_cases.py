"""Is `ls use_cases/` the list of what a service can do?"""

import ast

import pytest

from tests.architecture.tree import HERE, Source, Tree

FOLDER = "services/case/case_service/use_cases"


def offences(tree: Tree) -> list[str]:
    """Use-case files whose one public coroutine has not the file's name."""
    return [
        complaint
        for _, source in tree.in_services("use_cases")
        if source.path.name != "__init__.py"
        for complaint in _of(source)
    ]


def _of(source: Source) -> list[str]:
    verb = source.path.stem
    public = [
        statement
        for statement in source.tree.body
        if isinstance(statement, ast.AsyncFunctionDef)
        and not statement.name.startswith("_")
    ]
    found = [
        source.at(coroutine, f"{coroutine.name} is a second verb")
        for coroutine in public
        if coroutine.name != verb
    ]
    if verb not in [coroutine.name for coroutine in public]:
        found.append(f"{source.name}: no coroutine {verb}")
    return found


def test_each_file_is_one_verb():
    assert offences(HERE) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "async def do_it(tx): ...\nasync def undo_it(tx): ...\n",
            "undo_it is a second",
        ),
        ("async def _do_it(tx): ...\n", "no coroutine do_it"),
        ("def do_it(tx): ...\n", "no coroutine do_it"),
    ],
)
def test_a_second_verb_is_seen(broken, text, complaint):
    tree = broken("services/case").write(f"{FOLDER}/do_it.py", text)
    (offence,) = tree.new_offences(offences)
    assert complaint in offence


def test_private_steps_are_free(broken):
    tree = broken("services/case").write(
        f"{FOLDER}/do_it.py", "async def do_it(tx): ...\nasync def _step(tx): ...\n"
    )
    assert tree.new_offences(offences) == []
