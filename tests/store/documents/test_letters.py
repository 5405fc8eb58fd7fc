"""Letters: one for each thing told, kept sealed, read by those whom they concern."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from chassis.objects import ObjectStore
from contracts import case
from contracts.case_rejections import RejectionProposed
from contracts.ids import uuid7
from tests.support.covers import covers
from tests.support.document_text import html_words, pdf_words

PROPOSAL = UUID(int=5)
DAY = datetime(2026, 11, 25, 18, tzinfo=UTC)


def happened(desk, letter):
    """Give the event that the letter tells of."""
    about = {"occurred_at": DAY, "case_id": desk.case.case_id}
    return {
        "not-approved": case.CaseRejected(**about),
        "adverse-action-notice": case.CaseRejected(**about, proposal_id=PROPOSAL),
        "application-withdrawn": case.CaseWithdrawn(**about, by_role="recruiter"),
        "pre-adverse-notice": RejectionProposed(
            **about, proposal_id=PROPOSAL, decides_on=DAY.date()
        ),
    }[letter]


async def letters(desk, **asked):
    answer = await desk.call("GET", "/letters", **asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


@covers("REV-5")
async def test_the_welcome_letter_is_made_and_announced(desk):
    await desk.sign_everything()
    assert await letters(desk) == []
    await desk.approve()
    assert set((await desk.said())[-2:]) == {"PacketSealed", "LetterPrepared"}
    (view,) = await letters(desk)
    assert (view["letter"], view["title"]) == ("welcome-letter", "Welcome Letter")
    letter = await desk.call("GET", f"/letters/{view['letter_id']}/content")
    assert len(letter.content) == view["size"]
    assert "104238871" in pdf_words(letter.content)


@covers("REV-5")
async def test_hearing_of_the_approval_twice_makes_one_letter(desk):
    await desk.sign_everything()
    await desk.approve()
    await desk.approve()
    said = await desk.said()
    assert said.count("LetterPrepared") == 1
    assert said.count("PacketSealed") == 1


@covers("REV-6", "REV-7", "NEW-2")
@pytest.mark.parametrize(
    "letter",
    [
        "not-approved",
        "adverse-action-notice",
        "application-withdrawn",
        "pre-adverse-notice",
    ],
)
async def test_what_is_told_twice_makes_one_letter_and_mail_and_paper_agree(
    desk, letter
):
    for _ in range(2):
        await desk.hear(happened(desk, letter))
        await desk.write_letters()
    assert await desk.said() == ["LetterPrepared"]
    (view,) = await letters(desk)
    assert view["letter"] == letter
    address = f"/letters/{view['letter_id']}"
    mailed = await desk.as_notifications(address, purpose="send-message")
    assert mailed.json()["title"] == view["title"]
    sent = await desk.as_notifications(f"{address}/content", purpose="send-message")
    read = await desk.call("GET", f"{address}/content", role="reviewer")
    assert sent.content == read.content
    words = " ".join(html_words(mailed.json()["html"]))
    spoken = words.partition(" Sincerely,")[0]
    assert spoken in " ".join(pdf_words(sent.content))


@covers("NEW-2")
async def test_each_notice_of_a_case_has_its_letter(desk):
    first = happened(desk, "pre-adverse-notice")
    await desk.hear(first)
    await desk.hear(first.model_copy(update={"proposal_id": uuid7()}))
    await desk.write_letters()
    assert (await desk.said()).count("LetterPrepared") == 2


@covers("REV-7")
async def test_who_withdrew_needs_no_letter(desk):
    await desk.hear(
        case.CaseWithdrawn(
            occurred_at=DAY, case_id=desk.case.case_id, by_role="producer"
        )
    )
    await desk.write_letters()
    assert await letters(desk) == []


@covers("NEW-2", "WHO-4")
async def test_support_reads_no_notice_and_no_reason_that_was_announced(desk):
    for letter in ("pre-adverse-notice", "adverse-action-notice"):
        await desk.hear(happened(desk, letter))
    await desk.write_letters()
    whole = await letters(desk, role="reviewer")
    assert len(whole) == 2
    assert await letters(desk, role="support") == []
    for view in whole:
        path = f"/letters/{view['letter_id']}/content"
        assert (await desk.call("GET", path, role="support")).status_code == 404
        assert (await desk.call("GET", path, role="reviewer")).status_code == 200


async def test_support_reads_what_was_not_announced(desk):
    await desk.hear(happened(desk, "not-approved"))
    await desk.write_letters()
    (view,) = await letters(desk, role="support")
    path = f"/letters/{view['letter_id']}/content"
    assert (await desk.call("GET", path, role="support")).status_code == 200


async def test_the_letter_goes_to_nobody_else(desk):
    await desk.hear(happened(desk, "not-approved"))
    await desk.write_letters()
    (view,) = await letters(desk)
    for path in (
        f"/letters/{view['letter_id']}",
        f"/letters/{view['letter_id']}/content",
    ):
        other = await desk.as_notifications(path, purpose="curiosity")
        assert other.status_code == 403
        assert (await desk.http.get(path)).status_code == 401
    unknown = await desk.as_notifications(f"/letters/{uuid7()}", purpose="send-message")
    assert unknown.status_code == 404


@covers("OPS-5")
async def test_a_letter_is_written_again_after_a_crash_between_file_and_row(
    desk, monkeypatch
):
    await desk.hear(happened(desk, "not-approved"))
    put = ObjectStore.put

    async def dies(store, *args):
        await put(store, *args)
        raise ConnectionError

    with monkeypatch.context() as crashing:
        crashing.setattr(ObjectStore, "put", dies)
        with pytest.raises(ConnectionError):
            await desk.write_letters()
    assert await letters(desk) == []
    assert await desk.said() == []
    async with desk.workshop.database.transaction() as tx:
        await tx.execute("update letters set claimed_at = claimed_at - interval '1h'")
    await desk.write_letters()
    assert len(await letters(desk)) == 1
    assert await desk.said() == ["LetterPrepared"]


async def test_the_words_are_kept_sealed(desk):
    await desk.hear(happened(desk, "not-approved"))
    await desk.write_letters()
    async with desk.workshop.database.transaction() as tx:
        (row,) = await tx.fetch(
            "select * from letters where case_id = $1", desk.case.case_id
        )
    assert b"revoked" not in row["words"]
    assert "revoked" not in str(dict(row))


async def test_a_character_that_no_font_has_holds_no_letter_up(desk):
    desk.case.letter = {"reason": "A \N{PILE OF POO} was sent."}
    await desk.hear(happened(desk, "not-approved"))
    await desk.write_letters()
    (view,) = await letters(desk)
    path = f"/letters/{view['letter_id']}"
    mailed = await desk.as_notifications(path, purpose="send-message")
    assert "A \N{PILE OF POO} was sent." in mailed.json()["html"]
    paper = (await desk.call("GET", f"{path}/content")).content
    assert "A \N{REPLACEMENT CHARACTER} was sent." in " ".join(pdf_words(paper))
