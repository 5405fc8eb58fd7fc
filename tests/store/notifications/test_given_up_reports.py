"""Does a producer whose report was given up learn that it takes a new tick?"""

from datetime import UTC, datetime

import pytest

from contracts import nipr
from contracts.ids import uuid7
from tests.store.notifications.test_mails import LINK, text_of
from tests.support.covers import covers


@covers("NEW-2", "NEW-8", "HOME-3")
@pytest.mark.parametrize(
    ("status", "mails"),
    [
        ("Invited", 1),
        ("In Progress", 1),
        ("HCSC Review", 0),
        ("Information Requested", 0),
        ("Approved", 0),
        ("Withdrawn", 0),
    ],
)
async def test_a_report_that_was_given_up_asks_for_a_new_authorization(
    post, smtp, status, mails
):
    post.neighbors.status = status
    given_up = a_given_up_report()
    post.neighbors.authorization_id = str(given_up.authorization_id)
    await post.hear(given_up)
    await post.send_all()
    told = [(mail["Subject"], LINK in text_of(mail)) for mail in smtp.arrived]
    assert told == [("Additional step needed", True)] * mails


@covers("NEW-8")
async def test_who_has_authorized_again_meanwhile_is_not_asked_to(post, smtp):
    post.neighbors.status = "In Progress"
    post.neighbors.authorization_id = str(uuid7())
    await post.hear(a_given_up_report())
    await post.send_all()
    assert smtp.arrived == []
    assert [row["state"] for row in await post.rows()] == ["cancelled"]


def a_given_up_report():
    """Give the event of a report that nobody waits for any more."""
    return nipr.PdbReportAbandoned(
        occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
        case_id=uuid7(),
        authorization_id=uuid7(),
        report_id=uuid7(),
    )
