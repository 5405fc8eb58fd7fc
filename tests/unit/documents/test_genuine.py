"""Whether a file is one of ours: by hashes of the whole and of what it began as."""

import hashlib

import pytest

from documents_service.domain.genuine import Hashes, Known, hashes_of, judge
from tests.support.altered_files import flipped, with_a_revision, with_junk
from tests.support.covers import covers


def digest(content):
    return hashlib.sha256(content).hexdigest()


def known(agreement, **changes):
    values = {
        "reviewed": digest(agreement.reviewed),
        "signed": digest(agreement.signed),
        "sealed": digest(agreement.sealed),
        "needs_signature": True,
        "is_void": False,
    }
    return Known(**values | changes)


def judged(content, *rows, is_other=False, has_mark=False):
    hashes = hashes_of(content)
    found = [r for r in rows if {r.reviewed, r.signed, r.sealed} & set(hashes.all)]
    return judge(hashes, found, is_other=is_other, has_mark=has_mark)


@covers("NEW-5")
def test_the_newest_form_is_intact(agreement):
    assert judged(agreement.sealed, known(agreement)).verdict == "intact"
    unsealed = known(agreement, sealed=None)
    assert judged(agreement.signed, unsealed).verdict == "intact"


@covers("NEW-5")
def test_an_older_form_is_told_with_what_it_lacks(agreement):
    told = judged(agreement.signed, known(agreement))
    assert (told.verdict, told.missing) == ("older", ("HCSC\u2019s countersignature",))
    told = judged(agreement.reviewed, known(agreement))
    assert told.missing == (
        "the producer\u2019s signature",
        "HCSC\u2019s countersignature",
    )
    never = known(agreement, signed=None, sealed=None)
    assert judged(agreement.reviewed, never).missing == (
        "the producer\u2019s signature",
    )


@covers("NEW-5")
def test_a_document_that_is_only_reviewed_is_intact_as_reviewed(agreement):
    addendum = known(agreement, signed=None, sealed=None, needs_signature=False)
    assert judged(agreement.reviewed, addendum).verdict == "intact"


@covers("NEW-5")
def test_a_voided_document_is_superseded_unless_it_counts_elsewhere(agreement):
    void = known(agreement, is_void=True)
    assert judged(agreement.signed, void).verdict == "superseded"
    alive = known(agreement, sealed=None)
    assert judged(agreement.signed, void, alive).verdict == "intact"


@covers("NEW-5")
@pytest.mark.parametrize("alter", [with_junk, with_a_revision])
def test_what_began_as_ours_and_was_added_to_is_modified(agreement, alter):
    for form in (agreement.reviewed, agreement.signed, agreement.sealed):
        assert judged(alter(form), known(agreement)).verdict == "modified"


@covers("NEW-5")
def test_a_flipped_byte_after_the_reviewed_form_is_modified(agreement):
    altered = flipped(agreement.sealed, len(agreement.sealed) - 9)
    assert judged(altered, known(agreement)).verdict == "modified"


@covers("NEW-5")
def test_what_holds_our_certificate_is_modified_and_all_else_unknown(agreement):
    altered = flipped(agreement.sealed, 100)
    assert judged(altered, known(agreement)).verdict == "unknown"
    assert judged(altered, known(agreement), has_mark=True).verdict == "modified"
    assert agreement.signer.has_mark(altered)
    assert not agreement.signer.has_mark(agreement.reviewed)
    for other in (b"", b"hello", b"%PDF-1.7 %%EOF"):
        assert judged(other, known(agreement)).verdict == "unknown"


@covers("NEW-5")
def test_letters_and_records_are_intact_or_unknown():
    assert judged(b"%PDF a letter", is_other=True).verdict == "intact"


def test_a_file_of_many_ends_costs_no_more_than_fifty():
    hashes = hashes_of(b"%%EOF\r\n" * 100_000)
    assert isinstance(hashes, Hashes)
    assert len(hashes.beginnings) <= 51 * 3
