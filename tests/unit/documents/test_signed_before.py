"""Which signatures are left when answers change, and in what a document differs."""

from dataclasses import replace

import pytest

from documents_service.clients.printed_values import printed_values
from documents_service.domain.differences import Difference, differences
from documents_service.domain.packet import differing
from documents_service.domain.signed_before import fates, keeping, signed_before
from tests.support.covers import covers
from tests.support.document_builders import a_packet, with_done

AGREEMENT = "producer-agreement"
W_9 = "w-9"


def signed(packet):
    """The packet with all of its documents done."""
    return with_done(packet, *(document.slug for document in packet.documents))


def other(packet, slug):
    """The packet with other content in one document."""
    document = packet.document(slug)
    pdf = replace(document.reviewed.pdf, sha256=f"another hash of {slug}")
    reviewed = replace(document.reviewed, pdf=pdf)
    return packet.with_document(replace(document, reviewed=reviewed))


def made_after(packet, before):
    """The packet as it is made after another one."""
    return replace(packet, changed_documents=differing(before, packet))


def test_a_first_packet_has_nothing_before_it():
    assert signed_before(()) is None


@covers("SIG-5", "NEW-3")
def test_only_what_says_the_same_keeps_its_signature():
    before = signed(a_packet("OK"))
    now = keeping(other(a_packet("OK"), AGREEMENT), before)
    assert not now.document(AGREEMENT).is_done
    assert now.document(W_9) == before.document(W_9)
    assert now.next_document().slug == AGREEMENT


@covers("SIG-5")
def test_nothing_is_kept_of_what_was_never_signed():
    before = with_done(a_packet("OK"), AGREEMENT)
    now = keeping(a_packet("OK"), before)
    assert [document.is_done for document in now.documents] == [True, False, False]


@covers("SIG-5")
def test_a_packet_that_was_never_signed_does_not_hide_the_one_before_it():
    first = signed(a_packet("OK"))
    second = other(a_packet("OK"), AGREEMENT)
    before = signed_before((first, second))
    assert before == replace(second, documents=first.documents)
    assert differing(before, a_packet("OK")) == ()


@covers("SIG-5")
def test_each_document_has_its_fate():
    before = signed(a_packet("NM", "OK"))
    now = made_after(other(a_packet("MT", "OK"), AGREEMENT), before)
    expected = {
        AGREEMENT: "changed",
        "oklahoma-addendum": "same",
        "montana-addendum": "added",
        W_9: "same",
        "new-mexico-addendum": "gone",
    }
    assert fates(now, before) == expected
    kept = {"oklahoma-addendum": "kept", W_9: "kept"}
    assert fates(keeping(now, before), before) == expected | kept


@covers("SIG-5")
@pytest.mark.parametrize(
    ("before", "after", "differ"),
    [
        ((("Name", "A"),), (("Name", "A"),), ()),
        ((("Name", "A"),), (("Name", "B"),), (Difference("Name", "A", "B"),)),
        ((), (("MT", "$0.00"),), (Difference("MT", None, "$0.00"),)),
        ((("MT", "$0.00"),), (), (Difference("MT", "$0.00", None),)),
        (
            (("SSN", "900-12-3456"),),
            (("SSN", "900-12-7890"),),
            (Difference("SSN", "ending in 3456", "ending in 7890"),),
        ),
    ],
)
def test_values_are_compared_by_their_labels(before, after, differ):
    assert differences(before, after) == differ


@covers("SIG-5")
def test_a_value_is_found_with_the_label_before_it():
    html = (
        "<table><tr><th>Producer</th></tr><tr><td>Email address</td>"
        '<td><span class="datum">a@example.com</span></td></tr>'
        '<tr><td><span class="datum">Montana</span></td>'
        '<td><span class="datum">$0.00</span></td></tr></table>'
        '<p>Name of the Producer: <span class="datum">Pat</span></p>'
        "<div><div><strong>5</strong> Address (number). See instructions.</div>"
        '<div><span class="datum">1 Main St</span></div></div><span>other</span>'
    )
    assert printed_values(html) == (
        ("Email address", "a@example.com"),
        ("Montana", "$0.00"),
        ("Name of the Producer", "Pat"),
        ("Line 5, Address", "1 Main St"),
    )
