"""The chain of evidence names each place where it is not what was recorded."""

from dataclasses import replace

import pytest

from documents_service.domain.chain import (
    BEGINNING,
    Head,
    Link,
    breaks,
    head_of,
    linked,
)
from tests.support.covers import covers


def a_chain(*acts):
    links, previous = [], BEGINNING
    for position, act in enumerate(acts, 1):
        told = {"what": act, "subject": None}
        previous = linked(previous, told)
        links.append(Link(position, told, previous))
    return links


ACTS = ("consent_given", "document_shown", "document_signed", "packet_finished")
CHAIN = a_chain(*ACTS)
HEAD = head_of(CHAIN)


def places(links, head=HEAD):
    return [found.position for found in breaks(links, head=head)]


@covers("NEW-5")
def test_what_was_recorded_has_no_breaks():
    assert places(CHAIN) == []
    assert places([], Head(0, BEGINNING)) == []


@covers("NEW-5")
@pytest.mark.parametrize("position", [1, 2, 3, 4])
@pytest.mark.parametrize("bit", [0, 7, 131, 255])
def test_a_flipped_bit_of_a_hash_is_named_by_its_entry(position, bit):
    at = position - 1
    flipped = (int.from_bytes(CHAIN[at].chain) ^ (1 << bit)).to_bytes(32)
    links = [*CHAIN[:at], replace(CHAIN[at], chain=flipped), *CHAIN[at + 1 :]]
    assert places(links)[0] == position


@covers("NEW-5")
@pytest.mark.parametrize("position", [1, 2, 3, 4])
def test_a_changed_word_is_named_by_its_entry_alone(position):
    at = position - 1
    told = {**CHAIN[at].told, "subject": "w-9"}
    links = [*CHAIN[:at], replace(CHAIN[at], told=told), *CHAIN[at + 1 :]]
    assert places(links) == [position]


@covers("NEW-5")
def test_a_dropped_entry_is_named():
    first, *_ = breaks([*CHAIN[:1], *CHAIN[2:]], head=HEAD)
    assert first.position == 2
    assert first.what == "entry 2 is missing: entry 3 follows here"


@covers("NEW-5")
def test_a_dropped_entry_is_named_even_if_the_rest_was_counted_anew():
    later = [replace(link, position=link.position - 1) for link in CHAIN[2:]]
    assert places([*CHAIN[:1], *later]) == [2, 3]


@covers("NEW-5")
def test_swapped_entries_are_named():
    links = [CHAIN[0], CHAIN[2], CHAIN[1], CHAIN[3]]
    assert {2, 3} <= set(places(links))
    counted = [replace(link, position=n) for n, link in enumerate(links, 1)]
    assert places(counted) == [2, 3, 4]


@covers("NEW-5")
def test_a_chain_cut_off_is_whole_in_itself_but_not_as_recorded():
    cut = CHAIN[:-1]
    assert places(cut, head_of(cut)) == []
    (found,) = breaks(cut, head=HEAD)
    assert found.what == "the chain ends after 3 entries, not after 4"
    assert places([]) == [0]


@covers("NEW-5")
def test_another_chain_of_the_same_length_is_found():
    other = a_chain(*ACTS[:-1], "packet_voided")
    (found,) = breaks(other, head=HEAD)
    assert found.what == "the newest entry is not the one that was recorded"
