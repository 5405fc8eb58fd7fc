"""A route that changes a case is walked in every situation, or it is said why not."""

import pytest

from tests.support.case_acts import ACTS

ELSEWHERE = {
    "POST /cases": "there is no case yet: test_invitations.py",
    "POST /imports": "a file, and no case yet: test_imports.py",
    "POST /imports/{import_id}/confirmation": "as before",
    "POST /internal/lost-invitations": "nobody is signed in: test_lost_invitations.py",
    "POST /internal/cases/{case_id}/examination": "documents asks, which knows who "
    "may, and the case stays as it is but for a line: test_examination.py",
    "POST /internal/cases/{case_id}/document-revelations": "documents asks; the same "
    "rule as for revelations: test_revealing.py",
}


def unwalked(app, acts=ACTS) -> set[str]:
    """Give the routes that do more than read, and that no act of the table is."""
    changing = {
        f"{method.upper()} {path}"
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if method != "get"
    }
    walked = {
        f"{method} {act.route}" for act in acts.values() for method in act.methods
    }
    assert walked <= changing
    return changing - walked


def test_every_route_that_changes_a_case_is_walked_or_has_a_reason(desk):
    assert unwalked(desk.app) == set(ELSEWHERE)


@pytest.mark.parametrize(
    ("act", "route"),
    [
        ("filings", "POST /review/{key}/filings"),
        ("approval", "POST /review/{key}/approval"),
    ],
)
def test_a_route_that_nobody_walks_is_seen(desk, act, route):
    acts = {name: one for name, one in ACTS.items() if name != act}
    assert unwalked(desk.app, acts) == {*ELSEWHERE, route}
