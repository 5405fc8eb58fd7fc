"""Do handlers translate and do nothing else?"""

import ast

import pytest

from tests.architecture.tree import FUNCTIONS, HERE, Tree, below

STATEMENTS = 5
DECISIONS = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.Match)
FILE = "services/nipr-adapter/nipr_adapter/consumers.py"


def offences(tree: Tree) -> list[str]:
    """Handlers that are long or decide something, or are not named on_<event>."""
    found = []
    for _, source in tree.in_services("consumers"):
        for function in source.tree.body:
            if not isinstance(function, FUNCTIONS):
                continue
            if not function.name.startswith("on_"):
                found.append(source.at(function, f"{function.name} is no handler"))
            if len(_without_docstring(function.body)) > STATEMENTS:
                found.append(source.at(function, f"{function.name} is too long"))
            for node in below(function):
                if isinstance(node, DECISIONS):
                    found.append(source.at(node, f"{function.name} decides something"))
    return found


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    first = body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return body[1:] if is_text else body


def test_handlers_translate_and_do_nothing_else():
    assert offences(HERE) == []


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("if event.found:\n        await tell(tx)", "decides something"),
        ("for state in event.states:\n        await tell(tx)", "decides something"),
        (
            "try:\n        await tell(tx)\n    finally:\n        pass",
            "decides something",
        ),
        ("\n    ".join(["await tell(tx)"] * 6), "is too long"),
    ],
)
def test_a_handler_that_thinks_is_seen(broken, body, complaint):
    tree = broken("services/nipr-adapter").append(
        FILE, f"\n\nasync def on_it(tx, event):\n    {body}\n"
    )
    (offence,) = tree.new_offences(offences)
    assert complaint in offence


def test_a_function_that_is_no_handler_is_seen(broken):
    tree = broken("services/nipr-adapter").append(FILE, "\n\ndef helper(): ...\n")
    (offence,) = tree.new_offences(offences)
    assert "helper is no handler" in offence
