"""Can a recruiter invite from a file, and does every producer get their mail?"""

import csv
import io
import secrets

import pytest

from story.plain_browser import Attachment
from story.waiting import reload_until
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers

HEADER = "first_name,last_name,email,states\r\n"


@pytest.fixture
def mailboxes():
    return [f"bulk-{secrets.token_hex(4)}@example.com" for _ in range(3)]


def a_file(mailboxes: list[str]) -> Attachment:
    lines = [f"Pat,Sample,{address},IL;TX\r\n" for address in mailboxes]
    lines.insert(1, ",Nameless,nobody,FL\r\n")
    text = "\ufeff" + HEADER + "".join(lines)
    return Attachment("producers.csv", text.encode(), "text/csv")


@covers("PEER-1", "PEER-2", "WHO-2")
def test_a_file_is_previewed_confirmed_followed_and_invites_nobody_twice(
    beginnings, windows, mailboxes
):
    window = windows.of(beginnings.recruiter)
    window.open("/invitations")
    window.follow("Invite many producers")
    window.attach("CSV file", a_file(mailboxes))
    window.press("Check file")
    assert window.heading == "Check the invitations"
    assert "Enter the first name." in window.text
    window.press("Send invitations")
    reload_until(
        window,
        "sent",
        lambda: window.heading == "Invitations sent",
        within=PATIENCE,
    )
    assert "3 invitations sent." in window.text
    for address in mailboxes:
        beginnings.mailbox.wait_for(address, "Onboarding Invitation", within=PATIENCE)
    address = next(link for link in window.links if link.endswith("/result"))
    content = window.page.request.get(window.base_url + address).body()
    rows = [*csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]
    assert [row["line"] for row in rows if row["result"] == "invited"] == [
        "2",
        "4",
        "5",
    ]
    window.open("/invitations/import")
    window.attach("CSV file", a_file(mailboxes))
    window.press("Check file")
    assert "A case is open already" in window.text
    assert not window.has_button("Send invitations")
