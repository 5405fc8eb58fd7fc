"""Does a file of statements list the same columns once only?"""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.architecture.sql import Statement, statements
from tests.architecture.tree import HERE, Tree

FILE = "services/nipr-adapter/nipr_adapter/store/queue.sql"
MANY = 6
"""Fewer columns are read faster than looked up in a part."""
_GIVEN = re.compile(r"\b(?:select|returning)\b(.*?)(?=\b(?:from|select)\b|;|$)", re.S)


def offences(tree: Tree) -> list[str]:
    """Lists of columns that several statements of a file give, each written out."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement in statements(tree):
        for columns in sorted(set(_given(statement))):
            places[statement.source.name, columns].append(statement.name)
    return [
        f"{file}: {' and '.join(names)} give the same columns: make them a part"
        for (file, _), names in places.items()
        if len(names) > 1
    ]


def _given(statement: Statement) -> Iterator[str]:
    for columns in _GIVEN.findall(statement.code):
        if columns.count(",") >= MANY - 1:
            yield " ".join(columns.split())


def test_no_columns_are_listed_twice():
    assert offences(HERE) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("select a, b, c, d, e, f from t", "select\n    a, b, c, d, e, f\nfrom u"),
        ("select a, b, c, d, e, f from t", "delete from t returning a, b, c, d, e, f"),
        ("select a, b, c, d, e, f(g) from t", "select a, b, c, d, e, f(g)\nfrom t"),
    ],
)
def test_columns_listed_twice_are_seen(broken, one, other):
    tree = broken("services/nipr-adapter").append(
        FILE, f"\n-- name: one\n{one};\n\n-- name: other\n{other};\n"
    )
    assert tree.new_offences(offences) == [
        f"{FILE}: one and other give the same columns: make them a part"
    ]


@pytest.mark.parametrize(
    "other",
    [
        "select a, b, c, d, e from t",
        "select a, b, c, d, e, g from t",
        ":one\nwhere a = $1",
    ],
)
def test_a_part_and_a_short_list_are_free(broken, other):
    part = "-- part: one\nselect a, b, c, d, e, f\nfrom t"
    short = "-- name: short\nselect a, b, c, d, e from t;"
    tree = broken("services/nipr-adapter").append(
        FILE, f"\n{part}\n\n{short}\n\n-- name: other\n{other};\n"
    )
    assert tree.new_offences(offences) == []
