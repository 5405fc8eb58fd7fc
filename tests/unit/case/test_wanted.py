"""A file that somebody names may be on its way for a while, and then is not."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from case_service.domain.wanted import may_be_coming, read_documents
from chassis import clock
from contracts.ids import uuid7
from tests.support.covers import covers

WHILE = timedelta(minutes=10)
INSTANT = timedelta(milliseconds=1)


@covers("REV-3")
@pytest.mark.parametrize(("late", "comes"), [(-INSTANT, True), (INSTANT, False)])
def test_a_file_is_waited_for_ten_minutes(late, comes):
    file_id = uuid7()
    made_at = datetime.fromtimestamp((file_id.int >> 80) / 1000, clock.now().tzinfo)
    for now in (made_at + WHILE + late, made_at - WHILE - late):
        assert may_be_coming(file_id, now=now) is comes


@covers("REV-3")
def test_an_id_that_tells_no_time_is_not_waited_for():
    now = clock.now()
    # As fresh, but no UUIDv7.
    other = UUID(int=uuid7().int ^ (3 << 76))
    assert other.version == 4
    assert not may_be_coming(other, now=now)


@covers("REV-3")
def test_a_document_that_is_named_twice_is_asked_for_once():
    lines = ["Court order", " court  ORDER ", "Release letter", "Court order"]
    assert read_documents(lines).names == ("Court order", "Release letter")
