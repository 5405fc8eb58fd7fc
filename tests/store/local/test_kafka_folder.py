"""The broker's folder, formatted with a name of its own."""

import secrets
from pathlib import Path

from stack import kafka
from stack.home import Home
from tests.support.covers import covers


@covers("OPS-2")
def test_a_folder_may_get_a_name_that_begins_like_an_option(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(secrets, "token_bytes", lambda size: b"\xf8" * size)
    kafka.make_log(Home(tmp_path, 0))
    written = (tmp_path / "kafka" / "meta.properties").read_text()
    assert "cluster.id=-Pj4" in written
