"""Does what is said of a lost mail tell which one it was, where two have one word?"""

import pytest

from chassis import clock
from contracts.case import BankAccountChanged, ContactEmailChanged, InvitationExpiring
from contracts.identity import PasswordChanged
from contracts.ids import uuid7
from contracts.nipr import PdbReportAbandoned
from contracts.notifications import MessageFailed
from tests.support.covers import covers

ABOUT = {"occurred_at": clock.now(), "case_id": uuid7()}
ONE = uuid7()


@covers("NEW-8", "NEW-13")
@pytest.mark.parametrize(
    ("event", "kind", "source_id"),
    [
        (
            PdbReportAbandoned(authorization_id=ONE, report_id=uuid7(), **ABOUT),
            "reminder",
            ONE,
        ),
        (InvitationExpiring(expires_on=clock.now().date(), **ABOUT), "reminder", None),
        (
            BankAccountChanged(tab_version=4, recipients=(ONE,), **ABOUT),
            "sign-in-details-changed",
            ONE,
        ),
        (
            ContactEmailChanged(tab_version=4, recipients=(ONE,), **ABOUT),
            "sign-in-details-changed",
            ONE,
        ),
        (
            PasswordChanged(account_id=uuid7(), **ABOUT),
            "sign-in-details-changed",
            None,
        ),
    ],
    ids=lambda value: type(value).__name__ if hasattr(value, "topic") else "",
)
async def test_a_lost_mail_names_what_it_told_of(post, event, kind, source_id):
    post.neighbors.status = "Invited"
    post.neighbors.person["email"] = ""
    await post.hear(event)
    await post.send_all()
    (failed,) = [MessageFailed.read(raw) for raw in await post.said("MessageFailed")]
    assert (failed.kind, failed.source_id) == (kind, source_id)
    assert failed.case_id == event.case_id
