"""The order of the ceremony, and what stops it."""

from dataclasses import replace

import pytest

from chassis.refusal import Refused
from documents_service.domain.ceremony_refusals import (
    ChoiceMissing,
    NameDiffers,
    NotAllSigned,
    NotShownToItsEnd,
    OutOfOrder,
    PacketStale,
    WrongAction,
)
from documents_service.domain.packet import (
    TRANSITIONS,
    CannotMove,
    KeptFile,
    NoSuchDocument,
    Rendition,
    State,
    differing,
)
from tests.support.covers import covers
from tests.support.document_builders import NOON, a_packet, with_done

AGREEMENT = "producer-agreement"
W_9 = "w-9"


def _ready(packet, slug, **choices):
    document = packet.document(slug)
    return packet.with_document(replace(document, shown_at=NOON, choices=choices))


def _hash(slug):
    return f"hash of {slug}"


@covers("SIG-3")
def test_the_documents_come_one_after_the_other():
    packet = a_packet("OK")
    assert packet.next_document().slug == AGREEMENT
    with pytest.raises(
        OutOfOrder, match="Sign the Producer Agreement first"
    ) as refusal:
        packet.require_turn(W_9, sha256=_hash(W_9))
    assert refusal.value.extra == {"document": AGREEMENT}
    packet = with_done(packet, AGREEMENT)
    with pytest.raises(OutOfOrder, match="Review the Oklahoma Addendum first"):
        packet.require_turn(W_9, sha256=_hash(W_9))


@covers("SIG-3")
def test_a_document_is_signed_only_after_its_end_was_shown():
    packet = a_packet()
    with pytest.raises(NotShownToItsEnd):
        packet.require_ready(AGREEMENT, sha256=_hash(AGREEMENT), action="sign")


@covers("SIG-2")
def test_a_document_is_signed_only_with_its_choices_made():
    packet = _ready(a_packet(), AGREEMENT)
    with pytest.raises(ChoiceMissing, match="Contracting as"):
        packet.require_ready(AGREEMENT, sha256=_hash(AGREEMENT), action="sign")
    packet = _ready(packet, AGREEMENT, contracting_as="individual")
    packet.require_ready(AGREEMENT, sha256=_hash(AGREEMENT), action="sign")


@covers("NEW-3")
def test_other_bytes_than_those_shown_cannot_be_signed():
    packet = _ready(a_packet(), AGREEMENT, contracting_as="individual")
    with pytest.raises(PacketStale):
        packet.require_ready(AGREEMENT, sha256="hash of another", action="sign")


@covers("SIG-2")
def test_an_addendum_cannot_be_signed_nor_the_agreement_just_reviewed():
    packet = with_done(a_packet("NM"), AGREEMENT)
    slug = "new-mexico-addendum"
    with pytest.raises(WrongAction, match="your review only"):
        packet.require_ready(slug, sha256=_hash(slug), action="sign")
    with pytest.raises(WrongAction, match="a signature"):
        a_packet().require_ready(AGREEMENT, sha256=_hash(AGREEMENT), action="review")


@covers("SIG-3")
def test_another_name_is_told_the_expected_one():
    packet = a_packet()
    packet.require_name("maria nunez obrien")
    with pytest.raises(NameDiffers, match="Maria Núñez O\u2019Brien") as refusal:
        packet.require_name("Someone Else")
    assert refusal.value.extra == {"expected_name": "Maria Núñez O\u2019Brien"}


@covers("SIG-3")
def test_finish_needs_every_document_done():
    packet = with_done(a_packet("MT"), AGREEMENT, "montana-addendum")
    with pytest.raises(NotAllSigned, match="W-9"):
        packet.finish(at=NOON)
    finished = with_done(packet, W_9).finish(at=NOON)
    assert finished.state is State.SIGNED
    assert finished.finished_at == NOON


@covers("SIG-5")
def test_nothing_can_be_done_with_a_voided_packet():
    packet = a_packet().void()
    with pytest.raises(PacketStale):
        packet.require_turn(AGREEMENT, sha256=_hash(AGREEMENT))
    with pytest.raises(CannotMove):
        packet.approve()


MOVES = {
    State.SIGNED: lambda packet: packet.finish(at=NOON),
    State.VOIDED: lambda packet: packet.void(),
    State.SEALING: lambda packet: packet.approve(),
    State.SEALED: lambda packet: packet.seal(),
}


@pytest.mark.parametrize("to", list(MOVES))
@pytest.mark.parametrize("state", list(State))
def test_every_pair_of_states_is_decided_by_the_table(state, to):
    packet = with_done(a_packet(state=state), AGREEMENT, W_9)
    if to in TRANSITIONS[state]:
        assert MOVES[to](packet).state is to
    else:
        with pytest.raises(Refused):
            MOVES[to](packet)


@covers("SIG-5")
def test_hashes_tell_which_documents_differ():
    old = a_packet("OK", "NM")
    changed = old.document(W_9)
    other = Rendition(KeptFile("x", "another hash"), changed.reviewed.text, pages=1)
    new = a_packet("OK").with_document(replace(changed, reviewed=other))
    assert differing(old, new) == (W_9, "new-mexico-addendum")
    assert differing(old, old) == ()


@covers("SIG-2")
def test_an_addendum_of_a_state_that_was_not_chosen_is_not_there():
    with pytest.raises(NoSuchDocument):
        a_packet("IL").document("oklahoma-addendum")
