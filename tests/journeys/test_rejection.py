"""Is a rejection that rests on a consumer report announced first, and decided once?"""

from story.staff_steps import StaffAtWork
from story.waiting import reload_until
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers

REASON = "The record shows a revocation in Kansas."
ANNOUNCED = "Before we decide on your application"
DECIDED = "Your application was not approved"


@covers("NEW-2", "REV-6")
def test_a_rejection_is_announced_waits_and_is_carried_out_by_itself(
    beginnings, windows, staff, passing_time
):
    producer = beginnings.submitted()
    mails = beginnings.mailbox
    at_desk = StaffAtWork(windows.empty(producer.browser.base_url), staff["reviewer"])
    at_desk.sign_in()
    at_desk.claim(producer.key)
    desk = at_desk.browser
    desk.fill("Reason", REASON)
    desk.tick("The rejection rests on the NIPR report")
    desk.press("Reject")
    assert "after that the case is rejected by itself" in desk.text

    told = mails.wait_for(producer.person.email, ANNOUNCED, within=PATIENCE)
    reader = windows.of(producer)
    reader.open(told.link)
    assert reader.path == f"/cases/{producer.key}/status"
    assert "considering not to approve" in reader.text
    assert [name for name, _ in told.attached] == [f"{ANNOUNCED}.pdf"]
    assert f"Letters to you {ANNOUNCED}" in reader.text
    reader.follow("Read the notice, the report and your rights")
    for words in ("Nothing is decided yet.", REASON, "Licenses", "free once in twelve"):
        assert words in reader.text
    assert reader.has_button("Send dispute")

    passing_time.beyond_the_notice(producer.key)
    reader.open(f"/cases/{producer.key}/status")
    reload_until(reader, "the decision", lambda: "Rejected" in reader.text)
    reader.judge(reader.page)
    for words in ("Not approved", REASON, "855-782-4272"):
        assert words in reader.text
    reader.follow("Read the notice, the report and your rights")
    assert "NIPR did not make this decision" in reader.text
    assert not reader.has_button("Send dispute")

    mails.wait_for(producer.person.email, DECIDED, within=PATIENCE)
    desk.open(f"/review/{producer.key}")
    assert f"Letters to the producer {ANNOUNCED}" in desk.text
    assert "Rejected after the time for an answer" in desk.text
    assert not desk.has_button("Approve")
    subjects = [mail.subject for mail in mails.to(producer.person.email)]
    assert (subjects.count(ANNOUNCED), subjects.count(DECIDED)) == (1, 1)
