"""Who hears that an application was withdrawn?"""

import pytest

from contracts.ids import uuid7
from tests.store.notifications.test_mails import LINK, text_of
from tests.support.covers import covers

LETTER = "application-withdrawn"


@covers("REV-7")
async def test_the_producer_is_told_when_somebody_else_withdrew(post, smtp):
    invited = post.account_created()
    await post.hear(invited)
    await post.send_all()
    post.neighbors.status = "Withdrawn"
    withdrawn = post.letter_prepared(invited.case_id, letter=LETTER)
    for event in (withdrawn, withdrawn):
        await post.hear(event)
    await post.send_all()
    (mail,) = smtp.arrived[1:]
    assert mail["Subject"] == "Your application was withdrawn"
    assert LINK in text_of(mail)


@covers("REV-7", "INV-1")
@pytest.mark.parametrize("is_invited", [False, True])
async def test_who_was_never_written_to_hears_of_no_withdrawal(post, smtp, is_invited):
    case_id = uuid7()
    if is_invited:
        await post.hear(post.account_created(case_id))
    post.neighbors.status = "Withdrawn"
    await post.hear(post.letter_prepared(case_id, letter=LETTER))
    await post.send_all()
    assert smtp.arrived == []


@covers("REV-7")
async def test_a_withdrawal_is_told_where_the_invitation_may_have_come(post, smtp):
    smtp.cuts = 1
    case_id = uuid7()
    await post.hear(post.account_created(case_id))
    await post.send_all()
    post.neighbors.status = "Withdrawn"
    await post.hear(post.letter_prepared(case_id, letter=LETTER))
    await post.send_all()
    assert smtp.arrived[-1]["Subject"] == "Your application was withdrawn"
