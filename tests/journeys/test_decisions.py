"""What a reviewer finds, asks and announces, and how the producer answers."""

from story.staff_steps import StaffAtWork
from story.waiting import reload_until
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers


@covers("PEER-3", "PEER-4", "REV-3", "REV-6", "NEW-2")
def test_a_verdict_becomes_a_request_and_a_disputed_rejection_is_withdrawn(
    beginnings, windows, staff
):
    producer = beginnings.submitted()
    window = windows.empty(beginnings.addresses.gateway)
    reviewer = StaffAtWork(window, staff["reviewer"])
    reviewer.sign_in()
    reviewer.claim(producer.key)
    window.choose("Verdict on General", "No issue")
    window.choose("Verdict on E&O", "Not acceptable, because")
    window.page.locator("#because_e-and-o").fill("The page cannot be read.")
    window.press("Save verdicts")
    assert "Your verdicts are kept." in window.text
    assert window.value_of("Message") == "E&O: The page cannot be read."
    assert window.page.locator("#reopen-e-and-o").is_checked()

    window.fill("Reason", "The record shows an action.")
    window.tick("The rejection rests on the NIPR report")
    window.press("Reject")
    assert "The producer can answer until" in window.text
    assert not window.has_button("Approve")

    beginnings.mailbox.wait_for(
        producer.person.email, "Before we decide on your application", within=PATIENCE
    )
    reader = windows.of(producer)
    reader.open(f"/cases/{producer.key}/status")
    reader.follow("Read the notice, the report and your rights")
    for words in ("Nothing is decided yet.", "Licenses", "Fair Credit Reporting Act"):
        assert words in reader.text
    reader.fill("Dispute", "That was somebody else.")
    reader.press("Send dispute")
    assert "Your dispute is with HCSC." in reader.text

    window.open(f"/review/{producer.key}")
    reload_until(
        window, "the dispute", lambda: "That was somebody else." in window.text
    )
    assert "Nothing is decided until you answer." in window.text
    window.fill("Answer", "You are right: we looked again.")
    window.press("Answer dispute")
    window.press("Withdraw rejection")
    assert window.has_button("Approve")
    beginnings.mailbox.wait_for(
        producer.person.email, "Your application is under review again", within=PATIENCE
    )
