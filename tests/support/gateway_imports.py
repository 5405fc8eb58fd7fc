"""Files of invitations as the pages of the gateway get them."""

from uuid import UUID

from contracts.api.case_imports import ImportLine, ImportSummary, ImportView
from tests.support.gateway_values import NOW

IMPORT_ID = UUID("01a21a4f-0c5e-7b53-8a1e-0d5f3b8f7a11")


def an_import_line(number: int = 3, **changes) -> ImportLine:
    """A line that invites nobody."""
    values = {
        "number": number,
        "first_name": "",
        "last_name": "Sample",
        "email": "pat@example.com",
        "states": ("IL", "TX"),
        "reasons": ("Enter the first name.",),
    }
    return ImportLine(**values | changes)


def an_import(state: str = "checked", **changes) -> ImportView:
    """A file of three lines, one of them faulty."""
    values = {
        "import_id": IMPORT_ID,
        "state": state,
        "checked_at": NOW,
        "finished_at": NOW if state == "done" else None,
        "total": 3,
        "ready": 0 if state == "done" else 2,
        "invited": 2 if state == "done" else 0,
        "faulty": 1,
        "known": 0,
        "barred": 0,
        "not_invited": (an_import_line(),),
        "next_after": None,
        "first": ()
        if state == "done"
        else (an_import_line(2, first_name="Pat", reasons=()),),
        "can_confirm": state == "checked",
    }
    return ImportView(**values | changes)


def an_import_summary(state: str = "done") -> ImportSummary:
    """A file in the list."""
    return ImportSummary(
        import_id=IMPORT_ID, state=state, checked_at=NOW, finished_at=NOW
    )
