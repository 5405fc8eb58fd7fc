"""From an event to a mail in somebody's mailbox."""

from datetime import date

import pytest

from contracts import case, documents, identity
from contracts.ids import uuid7
from contracts.notifications import MessageSent
from tests.support.covers import covers

LINK = "https://pro.example/c/PP-2026-7KQ4MX"


def text_of(mail):
    return mail.get_body(("plain",)).get_content()


@covers("INV-1", "INV-2", "INV-3")
async def test_a_new_account_is_invited(post, smtp):
    event = post.account_created()
    await post.hear(event)
    await post.send_all()
    (mail,) = smtp.arrived
    assert mail["Subject"] == "Onboarding Invitation"
    assert mail["From"].addresses[0].addr_spec == "Producer_Service_Center@hcsc.net"
    assert smtp.recipients == ["maria.unusual@example.com"]
    text = text_of(mail)
    assert "KMT-48273" in text
    assert post.neighbors.passwords == ["7KQ4MX2A"]
    assert "7KQ4MX2A" in text
    assert LINK in text
    (row,) = await post.rows()
    assert (row["state"], row["kind"]) == ("done", "onboarding-invitation")
    (sent,) = [MessageSent.read(raw) for raw in await post.said("MessageSent")]
    assert (sent.message_id, sent.case_id) == (row["id"], event.case_id)
    assert sent.kind == "onboarding-invitation"


async def test_the_password_is_made_after_the_recipient_was_accepted(post, smtp):
    made_before = []
    smtp.after_recipient = lambda: made_before.append(len(post.neighbors.passwords))
    await post.hear(post.account_created())
    await post.send_all()
    assert made_before == [0]
    assert len(post.neighbors.passwords) == 1


@pytest.mark.parametrize("status", ["Withdrawn", "Expired"])
async def test_nobody_is_invited_to_a_case_that_is_over(post, smtp, status):
    post.neighbors.status = status
    await post.hear(post.account_created())
    await post.send_all()
    assert smtp.arrived == []
    assert post.neighbors.passwords == []
    assert [row["state"] for row in await post.rows()] == ["cancelled"]


@covers("INV-4")
async def test_a_resent_invitation_is_a_mail_of_its_own(post, smtp):
    first = post.account_created()
    await post.hear(first)
    await post.hear(post.invitation_resent(first.case_id, resend=1))
    await post.hear(post.invitation_resent(first.case_id, resend=2))
    await post.send_all()
    assert [mail["Subject"] for mail in smtp.arrived] == ["Onboarding Invitation"] * 3
    assert len({mail["Message-ID"] for mail in smtp.arrived}) == 3


@covers("PWD-3")
async def test_get_my_password_sends_one_to_the_address_that_identity_holds(post, smtp):
    await post.hear(post.password_requested(uuid7()))
    await post.send_all()
    (mail,) = smtp.arrived
    assert mail["Subject"] == "Your temporary password"
    assert "7KQ4MX2A" in text_of(mail)
    assert LINK in text_of(mail)
    assert any(path.endswith("/contact") for path in post.neighbors.asked)


async def test_staff_without_a_case_get_the_link_to_sign_in(post, smtp):
    await post.hear(post.password_requested())
    await post.send_all()
    assert "https://pro.example/sign-in" in text_of(smtp.arrived[0])
    assert not any("/internal/cases" in path for path in post.neighbors.asked)


@covers("REV-3")
async def test_a_request_for_information_says_what_is_needed(post, smtp):
    await post.hear(post.info_requested())
    await post.send_all()
    (mail,) = smtp.arrived
    assert mail["Subject"] == "Additional information needed"
    assert "A readable declaration page." in text_of(mail)
    assert "E&O declaration page" in text_of(mail)


@covers("SIG-6")
async def test_signing_submitting_and_changing_a_password_are_confirmed(post, smtp):
    case_id, now = uuid7(), post.clock.now()
    for event in (
        documents.PacketSigned(
            occurred_at=now, case_id=case_id, packet_id=uuid7(), snapshot_hash="0" * 64
        ),
        case.CaseSubmitted(
            occurred_at=now, case_id=case_id, review_round=1, snapshot_hash="0" * 64
        ),
        identity.PasswordChanged(occurred_at=now, account_id=uuid7(), case_id=case_id),
    ):
        await post.hear(event)
    await post.send_all()
    assert sorted(mail["Subject"] for mail in smtp.arrived) == [
        "Your application was submitted",
        "Your documents are signed",
        "Your sign-in details were changed",
    ]
    assert all(LINK in text_of(mail) for mail in smtp.arrived)


@covers("REV-3")
async def test_each_answer_to_a_request_is_confirmed_as_such(post, smtp):
    case_id, now = uuid7(), post.clock.now()
    for review_round in (2, 2, 3):
        await post.hear(
            case.CaseResubmitted(
                occurred_at=now,
                case_id=case_id,
                request_id=uuid7(),
                review_round=review_round,
                snapshot_hash="0" * 64,
            )
        )
    await post.send_all()
    assert [mail["Subject"] for mail in smtp.arrived] == [
        "Your application was submitted"
    ] * 2
    for mail in smtp.arrived:
        assert "your answer to our request for information" in text_of(mail)
        assert "The review goes on" in text_of(mail)


async def test_an_event_heard_again_or_said_twice_sends_one_mail(post, smtp):
    case_id = uuid7()
    first = post.letter_prepared(case_id)
    post.neighbors.status = "Approved"
    again = post.letter_prepared(case_id).model_copy(
        update={"letter_id": first.letter_id}
    )
    for event in (first, first, again):
        await post.hear(event)
        await post.send_all()
    assert len(smtp.arrived) == 1
    assert len(await post.rows()) == 1


async def test_what_is_kept_is_sealed_and_has_no_temporary_password(post, smtp):
    event = post.account_created()
    await post.hear(event)
    await post.send_all()
    (row,) = await post.rows()
    assert b"Unusualname" not in row["copy"]
    assert "unusual@example" not in str(row)
    async with post.database.transaction() as tx:
        seal = await tx.seal(event.case_id)
    kept = seal.open(row["copy"], place="messages.copy").decode()
    assert "maria.unusual@example.com" in kept
    assert "KMT-48273" in kept
    assert "[not kept]" in kept
    assert "7KQ4MX2A" not in kept
    assert row["message_id"] == smtp.arrived[0]["Message-ID"]


async def test_the_temporary_password_is_in_no_event_and_no_column(post):
    await post.hear(post.account_created())
    await post.send_all()
    async with post.database.transaction() as tx:
        dumped = str([dict(row) for row in await tx.fetch("select * from outbox")])
    assert "7KQ4MX2A" not in dumped
    assert "7KQ4MX2A" not in str(await post.rows())


@covers("REV-7")
async def test_a_reminder_names_the_last_day_and_only_who_has_not_begun_gets_it(
    post, smtp
):
    now = post.clock.now()
    for status in ("Invited", "In Progress", "Expired"):
        post.neighbors.status = status
        await post.hear(
            case.InvitationExpiring(
                occurred_at=now, case_id=uuid7(), expires_on=date(2027, 1, 24)
            )
        )
        await post.send_all()
    (mail,) = smtp.arrived
    assert mail["Subject"] == "Reminder: your onboarding is waiting"
    assert "until 01/24/2027" in " ".join(text_of(mail).split())
    assert "7KQ4MX2" not in text_of(mail)


@covers("LIC-3", "NEW-14")
async def test_a_producer_is_told_what_became_of_a_further_state(post, smtp):
    post.neighbors.reason = "No plans there."
    told = {"occurred_at": post.clock.now(), "case_id": uuid7(), "state": "NM"}
    await post.hear(case.StateAdded(**told, decision_id=uuid7(), states=("NM", "TX")))
    await post.hear(case.StateRefused(**told, decision_id=uuid7()))
    await post.send_all()
    added, refused = smtp.arrived
    assert added["Subject"] == "A state was added to your application"
    assert refused["Subject"] == "Your request for another state"
    assert "New Mexico" in text_of(added)
    assert "No plans there." in text_of(refused)
