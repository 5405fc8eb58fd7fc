"""The command that verifies without a server: what it lets pass and what it catches."""

import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from documents_service.clients.manifest import CHAIN, MANIFEST, RECORD
from documents_service.domain.chain import BEGINNING, linked
from documents_service.domain.chain_lines import written
from tests.support.altered_files import flipped
from tests.support.covers import covers
from tests.support.document_builders import a_signature, an_authority
from tests.support.evidence_bundles import AGREEMENT, zipped


@covers("NEW-5")
def test_a_bundle_as_it_was_given_out_is_intact(check, files):
    status, said = check(zipped(files))
    assert status == 0, said
    assert said.endswith("INTACT.")
    assert "WRONG" not in said
    assert "5 entries, unbroken" in said


@covers("NEW-5")
def test_it_runs_by_itself_with_the_root_certificate_only(tmp_path, files, maker):
    (tmp_path / "bundle.zip").write_bytes(zipped(files))
    (tmp_path / "root.pem").write_bytes(maker.root)
    done = subprocess.run(
        [sys.executable, "-m", "documents_service.commands", "bundle.zip"],
        cwd=tmp_path,
        env={},
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("INTACT.\n")


@covers("NEW-5")
def test_a_swapped_file_is_named(check, files, maker):
    status, said = check(zipped(files | {AGREEMENT: maker.signed}))
    assert status == 1
    assert f"WRONG {AGREEMENT}: not the file that was bundled" in said


@covers("NEW-5")
def test_a_swapped_file_is_named_by_the_chain_where_the_manifest_was_mended(
    check, files, maker
):
    swapped = files | {AGREEMENT: maker.signer.sign(maker.signed, a_signature("hcsc"))}
    swapped[MANIFEST] = maker.manifest(swapped, maker.links())
    status, said = check(zipped(swapped))
    assert status == 1
    assert "the chain ends with another file for: producer-agreement" in said


@covers("NEW-5")
def test_a_removed_revision_is_caught_by_the_expected_signatures(check, files, maker):
    cut = files | {AGREEMENT: maker.signed}
    cut[MANIFEST] = maker.manifest(cut, maker.links())
    status, said = check(zipped(cut))
    assert status == 1
    assert "has other signatures (producer) than expected (producer, hcsc)" in said


@covers("NEW-5")
def test_a_document_left_out_is_named(check, files, maker):
    without = {path: made for path, made in files.items() if path != AGREEMENT}
    status, said = check(zipped(without))
    assert status == 1
    assert f"WRONG {AGREEMENT}: missing or damaged" in said
    without[MANIFEST] = maker.manifest(without, maker.links())
    status, said = check(zipped(without))
    assert status == 1
    assert "another file for: producer-agreement" in said


@covers("NEW-5")
@pytest.mark.parametrize("number", range(5))
def test_a_changed_line_of_the_chain_is_named(check, files, number):
    lines = files[CHAIN].decode().splitlines()
    told = json.loads(lines[number]) | {"what": "document_voided"}
    lines[number] = json.dumps(told)
    status, said = check(zipped(files | {CHAIN: "\n".join(lines).encode()}))
    assert status == 1
    assert f"entry {number + 1} was changed" in said


@covers("NEW-5")
def test_a_chain_made_anew_is_not_the_signed_one(check, files, maker):
    links, previous = [], BEGINNING
    for link in maker.links():
        told = {**link.told, "address": "elsewhere"}
        previous = linked(previous, told)
        links.append(replace(link, told=told, chain=previous))
    forged = files | {CHAIN: written(links).encode()}
    forged[MANIFEST] = maker.manifest(forged, tuple(links))
    status, said = check(zipped(forged))
    assert status == 1
    assert "5 entries, unbroken" in said
    assert "WRONG end of the chain: is not the one that was signed" in said


@covers("NEW-5")
def test_a_chain_cut_off_is_not_the_signed_one(check, files, maker):
    links = maker.links()[:-1]
    cut = files | {CHAIN: written(links).encode()}
    cut[MANIFEST] = maker.manifest(cut, links)
    status, said = check(zipped(cut))
    assert status == 1
    assert "WRONG end of the chain" in said


@covers("NEW-5")
def test_a_line_that_is_no_entry_is_named(check, files):
    lines = files[CHAIN] + b"[]\n"
    status, said = check(zipped(files | {CHAIN: lines}))
    assert status == 1
    assert "line 6 is no entry of a chain" in said


@covers("NEW-5")
@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_a_dropped_or_broken_manifest_is_named(check, files, content):
    files.pop(MANIFEST)
    broken = files if content is None else files | {MANIFEST: content}
    status, said = check(zipped(broken))
    assert status == 1
    assert "WRONG manifest.json: missing, damaged or not a manifest of ours" in said


@covers("NEW-5")
def test_a_record_that_somebody_else_signed_does_not_count(check, files, maker):
    files[RECORD] = maker.reviewed
    files[MANIFEST] = maker.manifest(files, maker.links())
    status, said = check(zipped(files))
    assert status == 1
    assert "has other signatures (none) than expected (hcsc)" in said
    assert "WRONG end of the chain" in said


@covers("NEW-5")
def test_a_file_that_the_manifest_does_not_name_is_named(check, files):
    status, said = check(zipped(files | {"documents/02-gift.pdf": b"%PDF"}))
    assert status == 1
    assert "WRONG documents/02-gift.pdf: does not belong to the bundle" in said


@covers("NEW-5")
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_hides_behind_another_is_named(check, files):
    made = BytesIO(zipped(files))
    with zipfile.ZipFile(made, "a") as bundle:
        bundle.writestr(AGREEMENT, files[AGREEMENT])
    status, said = check(made.getvalue())
    assert status == 1
    assert f"WRONG {AGREEMENT}: is in the bundle twice" in said


@covers("NEW-5")
def test_a_file_that_unpacks_to_more_than_any_document_is_not_unpacked(check, files):
    made = BytesIO(zipped(files))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("documents/bomb.pdf", bytes(65 * 1024 * 1024))
    content = made.getvalue()
    assert check(content)[0] == 1


@covers("NEW-5")
def test_a_foreign_root_vouches_for_nothing(check, files, tmp_path):
    _, _, stranger = an_authority(tmp_path / "stranger")
    status, said = check(zipped(files), root=stranger)
    assert status == 1
    assert "WRONG root certificate: is another one" in said
    assert "not valid: signed bytes were changed, or another root vouches" in said


@covers("NEW-5")
def test_flipped_bytes_all_over_a_bundle_never_pass_for_another_document(
    check, files, maker
):
    bundle = zipped(files)
    for at in range(0, len(bundle), len(bundle) // 40):
        altered = flipped(bundle, at)
        status, _ = check(altered)
        if status == 0:
            # Only what the ZIP says beside its files, such as a time, may differ.
            with zipfile.ZipFile(BytesIO(altered)) as opened:
                assert {n: opened.read(n) for n in opened.namelist()} == files
