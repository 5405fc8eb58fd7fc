"""Does a document that a reviewer asks for come to lie beside the answers?"""

from dataclasses import replace

from story.declaration_page import declaration_page
from story.staff_steps import StaffAtWork
from story.waiting import reload_until
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers

ORDER = replace(declaration_page("of the court"), name="court-order.pdf")
MESSAGE = "Please send us the order of the court."


@covers("REV-3", "REV-4")
def test_a_document_that_is_asked_for_is_uploaded_and_shown_to_the_reviewer(
    beginnings, windows, staff
):
    producer = beginnings.submitted()
    at_desk = StaffAtWork(windows.empty(producer.browser.base_url), staff["reviewer"])
    at_desk.sign_in()
    at_desk.claim(producer.key)
    desk = at_desk.browser
    desk.fill("Message", MESSAGE)
    desk.fill("Documents wanted", "Court order")
    desk.press("Request information")
    assert "The request is sent to the producer." in desk.text

    mail = beginnings.mailbox.wait_for(
        producer.person.email, "Additional information needed", within=PATIENCE
    )
    assert "Court order" in mail.text
    window = windows.of(producer)
    window.open(mail.link)
    assert MESSAGE in window.text
    window.follow("Upload Court order")
    window.press("Upload")
    assert window.status == 422
    assert "Choose the file first." in window.text
    window.attach("Supporting document", ORDER)
    window.press("Upload")
    assert "Your document is here." in window.text
    assert "Replace Court order Sent" in window.text
    window.follow("check your answers and submit")
    window.press("Submit")
    reload_until(window, "HCSC Review", lambda: "HCSC Review" in window.text)

    desk.open(f"/review/{producer.key}")
    assert "Asked for as Court order" in desk.text
    assert "Court order came" in desk.text
    assert "All checks have passed." in desk.text
