"""When writing a mail fails in a way that nobody foresaw."""

import pytest

from tests.support.covers import covers


@covers("OPS-5")
async def test_a_fault_of_ours_backs_off_and_ends_after_ten_tries(post, monkeypatch):
    async def fault(_letter_id):
        raise KeyError("maria")

    monkeypatch.setattr(post.desk.letters, "content", fault)
    post.neighbors.status = "Approved"
    await post.hear(post.letter_prepared())
    states = []
    for _ in range(10):
        with pytest.raises(KeyError):
            await post.send_all()
        (row,) = await post.rows()
        states.append(row["state"])
        assert row["problem"] == "fault: KeyError"
        post.later(minutes=16)
    assert states == ["pending"] * 9 + ["failed"]
    assert len(await post.said("MessageFailed")) == 1
    assert await post.send_all() == 0
