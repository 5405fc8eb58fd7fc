"""Is every SQL statement named, used by the store beside it, and readable?"""

import re
from collections import Counter

import pytest

from tests.architecture.sql import Statement, statements
from tests.architecture.tree import HERE, Tree

STORE = "services/nipr-adapter/nipr_adapter/store"
FILE = f"{STORE}/queue.sql"


def offences(tree: Tree) -> list[str]:
    """Statements that are unused, named twice, in capitals or without columns."""
    found = list(statements(tree))
    return [
        *_unnamed(tree),
        *(f"{s.place}: nothing uses it" for s in _unused(found)),
        *(f"{s.place}: not in lower case" for s in found if s.code != s.code.lower()),
        *(f"{s.place}: selects *" for s in found if _selects_all(s)),
        *(f"{s.place}: more than one statement" for s in found if ";" in s.code[:-1]),
        *(f"{s.place}: outlives its transaction" for s in found if _outlives(s)),
        *_named_twice(found),
    ]


def _unnamed(tree: Tree) -> list[str]:
    named = {statement.source.name for statement in statements(tree)}
    return [
        f"{source.name}: has no named statement"
        for source in tree.files("services", "shared", suffix=".sql")
        if source.path.parent.name != "migrations" and source.name not in named
    ]


def _unused(found: list[Statement]) -> list[Statement]:
    return [s for s in found if not is_used(s)]


def is_used(statement: Statement) -> bool:
    """Tell whether a Python file beside it runs it, or a statement contains it."""
    if statement.kind == "part":
        put = rf"^:{statement.name};?$"
        return bool(re.search(put, statement.source.text, re.MULTILINE))
    file = statement.source.path
    beside = [path.read_text() for path in sorted(file.parent.glob("*.py"))]
    return any(f'"{statement.name}"' in text for text in beside if file.name in text)


def _selects_all(statement: Statement) -> bool:
    return bool(re.search(r"(select|returning)\s+(\w+\.)?\*", statement.code))


def _outlives(statement: Statement) -> bool:
    """Tell whether it marks its session: the pool gives sessions on as they are."""
    marks = r"\b(listen|discard|set_config|pg_(try_)?advisory_lock)\b|^set (?!local)"
    # The relay leads by such a lock, on a connection of its own.
    is_relay = statement.place == "shared/chassis/outbox.sql: try_to_lead"
    return bool(re.search(marks, statement.code)) and not is_relay


def _named_twice(found: list[Statement]) -> list[str]:
    counted = Counter(statement.place for statement in found)
    return [f"{place}: {n} times" for place, n in counted.items() if n > 1]


def test_every_statement_is_used_and_readable():
    assert offences(HERE) == []


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("-- name: unused\nselect id from queue;", "nothing uses it"),
        ("-- part: unused\nselect id\nfrom queue", "nothing uses it"),
        ("-- name: lock\nselect id from queue;", "2 times"),
        ("-- name: loud\nSELECT id from queue;", "not in lower case"),
        ("-- name: all\nselect * from queue;", "selects *"),
        ("-- name: two\nselect 1; select 2;", "more than one statement"),
        ("-- name: mark\nselect pg_advisory_lock(1);", "outlives its transaction"),
        ("-- name: mark\nset statement_timeout = 0;", "outlives its transaction"),
    ],
)
def test_a_bad_statement_is_seen(broken, statement, complaint):
    tree = broken("services/nipr-adapter").append(FILE, f"\n{statement}\n")
    assert any(complaint in offence for offence in tree.new_offences(offences))


def test_sql_without_a_name_is_seen(broken):
    tree = broken("services/nipr-adapter").write(f"{STORE}/stray.sql", "select 1;\n")
    assert tree.new_offences(offences) == [f"{STORE}/stray.sql: has no named statement"]


def test_words_in_strings_and_comments_are_free(broken):
    tree = broken("services/nipr-adapter").append(
        FILE, "\n-- name: quoted\n-- A Reason; with *.\nselect 'HCSC; Review';\n"
    )
    assert tree.new_offences(offences) == [f"{FILE}: quoted: nothing uses it"]
